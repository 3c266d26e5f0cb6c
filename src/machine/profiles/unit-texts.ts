// The unit files that packages of Photon OS bring, word for word, and their presets.
// Sources: SPECS/<package> of vmware/photon, the same on 3.0, 4.0 and 5.0 but for sshd.service; containerd.service
// from containerd 1.6 with Photon OS's patch (Apache-2.0).
import type { Release } from '../model.ts';

export interface PackageUnit {
  /** The package that brings it. */
  package: string;
  name: string;
  text: string;
}

/** Unit files by package. */
export const packageUnits: PackageUnit[] = [
  {
    package: 'docker-engine',
    name: 'docker.service',
    text: `[Unit]
Description=Docker Application Container Engine
Documentation=https://docs.docker.com
After=network-online.target containerd.service
Wants=network-online.target
Requires=docker.socket containerd.service

[Service]
Type=notify
# the default is not to use systemd for cgroups because the delegate issues still
# exists and systemd currently does not support the cgroup feature set required
# for containers run by docker
ExecStart=/usr/bin/dockerd -H fd:// --containerd=/run/containerd/containerd.sock
ExecReload=/bin/kill -s HUP $MAINPID
TimeoutSec=0
RestartSec=2
Restart=always

# Note that StartLimit* options were moved from "Service" to "Unit" in systemd 229.
# Both the old, and new location are accepted by systemd 229 and up, so using the old location
# to make them work for either version of systemd.
StartLimitBurst=3

# Note that StartLimitInterval was renamed to StartLimitIntervalSec in systemd 230.
# Both the old, and new name are accepted by systemd 230 and up, so using the old name to make
# this option work for either version of systemd.
StartLimitInterval=60s

# Having non-zero Limit*s causes performance problems due to accounting overhead
# in the kernel. We recommend using cgroups to do container-local accounting.
LimitNOFILE=infinity
LimitNPROC=infinity
LimitCORE=infinity

# Comment TasksMax if your systemd version does not support it.
# Only systemd 226 and above support this option.
TasksMax=infinity

# set delegate yes so that systemd does not reset the cgroups of docker containers
Delegate=yes

# kill only the docker process, not all processes in the cgroup
KillMode=process

[Install]
WantedBy=multi-user.target
`,
  },
  {
    package: 'docker-engine',
    name: 'docker.socket',
    text: `[Unit]
Description=Docker Socket for the API
PartOf=docker.service

[Socket]
ListenStream=/var/run/docker.sock
SocketMode=0660
SocketUser=root
SocketGroup=docker

[Install]
WantedBy=sockets.target
`,
  },
  {
    package: 'containerd',
    name: 'containerd.service',
    text: `# Copyright The containerd Authors.
#
# Licensed under the Apache License, Version 2.0 (the "License");
# you may not use this file except in compliance with the License.
# You may obtain a copy of the License at
#
#     http://www.apache.org/licenses/LICENSE-2.0
#
# Unless required by applicable law or agreed to in writing, software
# distributed under the License is distributed on an "AS IS" BASIS,
# WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
# See the License for the specific language governing permissions and
# limitations under the License.

[Unit]
Description=containerd container runtime
Documentation=https://containerd.io
After=network.target local-fs.target

[Service]
ExecStartPre=-/sbin/modprobe overlay
ExecStart=/usr/bin/containerd

Type=notify
Delegate=yes
KillMode=process
Restart=always
RestartSec=5
# Having non-zero Limit*s causes performance problems due to accounting overhead
# in the kernel. We recommend using cgroups to do container-local accounting.
LimitNPROC=infinity
LimitCORE=infinity
LimitNOFILE=infinity
# Comment TasksMax if your systemd version does not supports it.
# Only systemd 226 and above support this version.
TasksMax=infinity
OOMScoreAdjust=-999

[Install]
WantedBy=multi-user.target
`,
  },
  {
    package: 'openssh-server',
    name: 'sshd.service',
    text: `[Unit]
Description=OpenSSH Daemon
After=network.target sshd-keygen.service
Wants=sshd-keygen.service

[Service]
ExecStart=/usr/sbin/sshd -D
ExecReload=/bin/kill -HUP $MAINPID
KillMode=process
Restart=always

[Install]
WantedBy=multi-user.target
`,
  },
  {
    package: 'openssh-server',
    name: 'sshd-keygen.service',
    text: `[Unit]
Description=Generate sshd host keys
ConditionPathExists=|!/etc/ssh/ssh_host_rsa_key
ConditionPathExists=|!/etc/ssh/ssh_host_ecdsa_key
ConditionPathExists=|!/etc/ssh/ssh_host_ed25519_key
Before=sshd.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/usr/bin/ssh-keygen -A
[Install]
WantedBy=multi-user.target
`,
  },
  {
    package: 'iptables',
    name: 'iptables.service',
    text: `[Unit]
Description=Load Iptables Rules
ConditionFileIsExecutable=/etc/systemd/scripts/iptables
After=network.target

[Service]
Type=forking
ExecStart=/etc/systemd/scripts/iptables
ExecStop=/etc/systemd/scripts/iptables.stop
TimeoutSec=0
RemainAfterExit=yes

[Install]
WantedBy=multi-user.target
`,
  },
  {
    package: 'open-vm-tools',
    name: 'vmtoolsd.service',
    text: `[Unit]
Description=Service for virtual machines hosted on VMware
Documentation=http://github.com/vmware/open-vm-tools
ConditionVirtualization=vmware
Requires=vgauthd.service
DefaultDependencies=no
Before=cloud-init-local.service
After=dbus.service

[Service]
ExecStart=/usr/bin/vmtoolsd
TimeoutStopSec=5

[Install]
WantedBy=multi-user.target
Also=vgauthd.service
`,
  },
  {
    package: 'open-vm-tools',
    name: 'vgauthd.service',
    text: `[Unit]
Description=VGAuth Service for open-vm-tools
Documentation=http://github.com/vmware/open-vm-tools
ConditionVirtualization=vmware
PartOf=vmtoolsd.service

[Service]
ExecStart=/usr/bin/VGAuthService -s
TimeoutStopSec=5

[Install]
RequiredBy=vmtoolsd.service
`,
  },
];

/** Preset files by package. */
export const packagePresets: PackageUnit[] = [
  { package: 'docker-engine', name: '50-docker.preset', text: 'disable docker.service\n' },
  { package: 'containerd', name: '50-containerd.preset', text: 'disable containerd.service\n' },
];

/** The text of a unit file as a release has it. */
export function unitText({ name, text }: PackageUnit, release: Release): string {
  return name === 'sshd.service' && release === '3.0' ? text.replace('Wants=sshd-keygen.service\n', '') : text;
}
