// Files with text that packages beyond a minimal install bring: their units and their configuration; a list of texts, so it is long.
// Sources: SPECS/<package>/ in vmware/photon (branch 5.0; 3.0 and 4.0 have the same texts, but no httpd.service of their
// own), and etc/ of vmware/tdnf stable-3.5.
import type { PackageFile } from '../packages.ts';
import { sudoers, sudoPam } from '../profiles/sudo.ts';

const kubelet = `[Unit]
Description=kubelet: The Kubernetes Node Agent
Documentation=http://kubernetes.io/docs/

[Service]
ExecStart=/usr/bin/kubelet
Restart=always
StartLimitInterval=0
RestartSec=10

[Install]
WantedBy=multi-user.target
`;

/** By package name. */
export const contents: Record<string, PackageFile[]> = {
  'tdnf-automatic': [
    {
      path: '/usr/lib/systemd/system/tdnf-automatic-install.service',
      text: `[Unit]
Description=tdnf automatic install updates
ConditionPathExists=!/run/ostree-booted
After=network-online.target

[Service]
Type=oneshot
Nice=19
IOSchedulingClass=2
IOSchedulingPriority=7
ExecStart=/usr/bin/tdnf-automatic -c /etc/tdnf/automatic.conf --timer --install
`,
    },
    {
      path: '/usr/lib/systemd/system/tdnf-automatic-install.timer',
      text: `[Unit]
Description=tdnf-automatic-install timer
ConditionPathExists=!/run/ostree-booted
Wants=network-online.target

[Timer]
OnCalendar=*-*-* 6:00
RandomizedDelaySec=60m
Persistent=true

[Install]
WantedBy=timers.target
`,
    },
    {
      path: '/usr/lib/systemd/system/tdnf-automatic-notifyonly.service',
      text: `[Unit]
Description=tdnf automatic notification of updates
ConditionPathExists=!/run/ostree-booted
After=network-online.target

[Service]
Type=oneshot
Nice=19
IOSchedulingClass=2
IOSchedulingPriority=7
ExecStart=/usr/bin/tdnf-automatic -c /etc/tdnf/automatic.conf --timer --notify
`,
    },
    {
      path: '/usr/lib/systemd/system/tdnf-automatic-notifyonly.timer',
      text: `[Unit]
Description=tdnf-automatic-notifyonly timer
ConditionPathExists=!/run/ostree-booted
Wants=network-online.target

[Timer]
OnCalendar=*-*-* 6:00
RandomizedDelaySec=60m
Persistent=true

[Install]
WantedBy=timers.target
`,
    },
    {
      path: '/usr/lib/systemd/system/tdnf-automatic.service',
      text: `[Unit]
Description=tdnf automatic
ConditionPathExists=!/run/ostree-booted
After=network-online.target

[Service]
Type=oneshot
Nice=19
IOSchedulingClass=2
IOSchedulingPriority=7
ExecStart=/usr/bin/tdnf-automatic -c /etc/tdnf/automatic.conf --timer
`,
    },
    {
      path: '/usr/lib/systemd/system/tdnf-automatic.timer',
      text: `[Unit]
Description=tdnf-automatic timer
ConditionPathExists=!/run/ostree-booted
Wants=network-online.target

[Timer]
OnCalendar=*-*-* 6:00
RandomizedDelaySec=60m
Persistent=true

[Install]
WantedBy=timers.target
`,
    },
    {
      path: '/etc/tdnf/automatic.conf',
      text: `[commands]
# What kind of upgrade to perform:
# all = all available upgrades
# security = only the security upgrades
upgrade_type = all

# random sleep duration before starting the job
random_sleep = 120

# Maximum time in seconds to wait until the system is online and able to
# connect to remote repositories.
network_online_timeout = 300

# To just receive updates use tdnf-automatic-notifyonly.timer
show_updates = yes

# Whether updates should be applied when they are available by tdnf-automatic.timer?
# tdnf-notifyonly.timer & tdnf-install.timer override this setting.
apply_updates = no

[emitter]
# Name to use for this system in messages that are emitted.
# Default is the hostname.
# system_name = my-host

# How to send messages. Valid options are stdio & file path
#
# If emit_to includes stdio, messages will be sent to stdout;
# which can be seen using journalctl
#
# Default is stdio.
emit_to_stdio = yes
#emit_to_file = <absolute-path-of-file>

[base]
# absolute path of tdnf config file, if not set defaults to /etc/tdnf/tdnf.conf
#tdnf_conf=
`,
    },
  ],
  nginx: [
    {
      path: '/usr/lib/systemd/system/nginx.service',
      text: `# Source: https://www.nginx.com/resources/wiki/start/topics/examples/systemd/
[Unit]
Description=The NGINX HTTP and reverse proxy server
After=syslog.target network-online.target remote-fs.target nss-lookup.target
Wants=network-online.target

[Service]
Type=forking
PIDFile=/run/nginx.pid
ExecStartPre=/usr/sbin/nginx -t
ExecStart=/usr/sbin/nginx
ExecReload=/usr/sbin/nginx -s reload
ExecStop=/bin/kill -s QUIT $MAINPID
PrivateTmp=true

[Install]
WantedBy=multi-user.target
`,
    },
  ],
  httpd: [
    {
      path: '/usr/lib/systemd/system/httpd.service',
      text: `[Unit]
Description=The Apache HTTP Server
After=network.target remote-fs.target nss-lookup.target

[Service]
Type=forking
PIDFile=/run/httpd/httpd.pid
ExecStart=/usr/sbin/httpd -k start
ExecStop=/usr/sbin/httpd -k stop
ExecReload=/usr/sbin/httpd -k graceful

[Install]
WantedBy=multi-user.target
`,
    },
    {
      path: '/usr/lib/systemd/system-preset/50-httpd.preset',
      text: `disable httpd.service
`,
    },
  ],
  rsyslog: [
    {
      path: '/usr/lib/systemd/system/rsyslog.service',
      text: `[Unit]
Description=System Logging Service
Requires=syslog.socket
Documentation=man:rsyslogd(8)
Documentation=https://www.rsyslog.com/doc/
Conflicts=syslog-ng.service

[Service]
Type=notify
ExecStart=/usr/sbin/rsyslogd -n $RSYSLOGD_PARAMS
StandardOutput=null
Environment=RSYSLOGD_PARAMS=
Restart=on-failure

# Increase the default a bit in order to allow many simultaneous
# files to be monitored, we might need a lot of fds.
LimitNOFILE=16384

[Install]
WantedBy=multi-user.target
Alias=syslog.service
`,
    },
  ],
  // examples/chronyd.service of chrony 4.3, which SPECS/chrony/chrony.spec installs; 4.0 has the first of these lines.
  chrony: [
    {
      path: '/usr/lib/systemd/system/chronyd.service',
      text: `# Shortened: the settings that this simulation uses.
[Unit]
Description=NTP client/server
Documentation=man:chronyd(8) man:chrony.conf(5)
After=ntpdate.service sntp.service ntpd.service
Conflicts=ntpd.service systemd-timesyncd.service
ConditionCapability=CAP_SYS_TIME

[Service]
Type=forking
PIDFile=/run/chrony/chronyd.pid
EnvironmentFile=-/etc/sysconfig/chronyd
ExecStart=/usr/sbin/chronyd $OPTIONS
PrivateTmp=yes
ProtectHome=yes

[Install]
WantedBy=multi-user.target
`,
    },
  ],
  kubernetes: [{ path: '/usr/lib/systemd/system/kubelet.service', text: kubelet }],
  'kubernetes-kubeadm': [
    { path: '/etc/systemd/system/kubelet.service', text: kubelet },
    {
      path: '/etc/systemd/system/kubelet.service.d/10-kubeadm.conf',
      text: `# Note: This dropin only works with kubeadm and kubelet v1.11+
[Service]
Environment="KUBELET_KUBECONFIG_ARGS=--bootstrap-kubeconfig=/etc/kubernetes/bootstrap-kubelet.conf --kubeconfig=/etc/kubernetes/kubelet.conf"
Environment="KUBELET_CONFIG_ARGS=--config=/var/lib/kubelet/config.yaml"
EnvironmentFile=-/var/lib/kubelet/kubeadm-flags.env
EnvironmentFile=-/etc/sysconfig/kubelet
ExecStart=
ExecStart=/usr/bin/kubelet $KUBELET_KUBECONFIG_ARGS $KUBELET_CONFIG_ARGS $KUBELET_KUBEADM_ARGS $KUBELET_EXTRA_ARGS
`,
    },
  ],
  sudo: [
    { path: '/etc/sudoers', text: sudoers, mode: 0o440 },
    { path: '/etc/pam.d/sudo', text: sudoPam },
  ],
  keepalived: [
    {
      path: '/usr/lib/systemd/system/keepalived.service',
      text: `[Unit]
Description=LVS and VRRP High Availability Monitor
After=syslog.target network-online.target
Wants=network-online.target

[Service]
Type=forking
PIDFile=/var/run/keepalived.pid
KillMode=process
EnvironmentFile=-/etc/sysconfig/keepalived
ExecStart=/usr/sbin/keepalived $KEEPALIVED_OPTIONS
ExecReload=/bin/kill -HUP $MAINPID

[Install]
WantedBy=multi-user.target
`,
    },
  ],
  // SPECS/docker-compose/docker-compose.spec: ln -srv %{_bindir}/docker-compose %{plugins_dir}/
  'docker-compose': [{ path: '/usr/libexec/docker/cli-plugins/docker-compose', target: '../../../bin/docker-compose' }],
};
