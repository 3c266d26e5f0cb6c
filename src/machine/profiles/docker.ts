// Docker on a new machine: installed, never started. Its units and the group docker are systemd's and the accounts' part.
import type { Files } from '../files.ts';
import type { Machine } from '../model.ts';

/** SPECS/containerd/containerd-config.toml of vmware/photon, branches 4.0 and 5.0. */
const configuration = `#disabled_plugins = ["cri"]

#root = "/var/lib/containerd"
#state = "/run/containerd"
#subreaper = true
#oom_score = 0
version = 2

#[grpc]
#  address = "/run/containerd/containerd.sock"
#  uid = 0
#  gid = 0

[plugins."io.containerd.grpc.v1.cri"]
enable_selinux = true

#[debug]
#  address = "/run/containerd/debug.sock"
#  uid = 0
#  gid = 0
#  level = "info"
`;

/** The same of branch 3.0. */
const configuration3 = `#   Copyright 2018-2020 Docker Inc.

#   Licensed under the Apache License, Version 2.0 (the "License");
#   you may not use this file except in compliance with the License.
#   You may obtain a copy of the License at

#       http://www.apache.org/licenses/LICENSE-2.0

#   Unless required by applicable law or agreed to in writing, software
#   distributed under the License is distributed on an "AS IS" BASIS,
#   WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
#   See the License for the specific language governing permissions and
#   limitations under the License.

disabled_plugins = ["cri"]

#root = "/var/lib/containerd"
#state = "/run/containerd"
#subreaper = true
#oom_score = 0

#[grpc]
#  address = "/run/containerd/containerd.sock"
#  uid = 0
#  gid = 0

#[debug]
#  address = "/run/containerd/debug.sock"
#  uid = 0
#  gid = 0
#  level = "info"
`;

/** Puts the files on a new machine that the packages docker and containerd bring beside programs and units. */
export function docker(machine: Machine, files: Files): void {
  files.mkdir('/etc/containerd', { parents: true });
  files.write('/etc/containerd/config.toml', machine.release === '3.0' ? configuration3 : configuration, 0o644);
}
