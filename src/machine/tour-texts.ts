// The guided tours of the machine: what to do, step by step. How the machine shows that it was done: tours.ts

export interface Tour {
  /** Part of the address: "docker". */
  id: string;
  title: string;
  /** What it is about, in one or two sentences. */
  about: string;
  steps: TourStep[];
}

interface TourStep {
  /** What to do and why; what stands in backticks is code. */
  text: string;
  /** Commands that only look; worth typing before and after. */
  look: string[];
  /** The command that does it. */
  command: string;
  /** For who is stuck; what stands in backticks is code. */
  hint: string;
  /** Name of the check in `checks` of tours.ts that holds afterwards. */
  check: string;
}

/** The tours in the order in which they are offered. */
export const tours: Tour[] = [
  {
    id: 'docker',
    title: 'Start Docker',
    about: 'Docker is installed on Photon OS, but it does not run until somebody says so.',
    steps: [
      {
        text: 'Ask for the containers: the client finds no daemon. Start the daemon.',
        look: ['docker ps', 'systemctl is-active docker'],
        command: 'systemctl start docker',
        hint: 'A service is started by `systemctl start` and its name. It prints nothing when all went well.',
        check: 'docker-runs',
      },
      {
        text: 'It runs until the next reboot only. Have it started at every boot.',
        look: ['systemctl is-enabled docker'],
        command: 'systemctl enable docker',
        hint: '`systemctl enable` makes a link below `/etc/systemd/system`, which is all that “enabled” means.',
        check: 'docker-enabled',
      },
      {
        text: 'Reboot, to see that it comes back by itself.',
        look: ['docker ps'],
        command: 'reboot',
        hint: '`reboot` takes a moment. Afterwards you are logged in anew, and `docker ps` shows a header line.',
        check: 'docker-survived',
      },
    ],
  },
  {
    id: 'package',
    title: 'Install a package',
    about: 'Photon OS Minimal is small on purpose. What is missing is fetched with tdnf.',
    steps: [
      {
        text: 'There is no `wget` on this machine. Look for it, then install it.',
        look: ['wget --version', 'tdnf list wget'],
        command: 'tdnf install wget',
        hint: 'tdnf shows what it would do and asks `Is this ok [y/N]:`. Answer with `y`.',
        check: 'wget-installed',
      },
      {
        text: 'See what it brought, then take it away again.',
        look: ['rpm -q wget', 'rpm -ql wget'],
        command: 'tdnf remove wget',
        hint: '`tdnf remove` asks as well: answer with `y`.',
        check: 'wget-removed',
      },
    ],
  },
  {
    id: 'port',
    title: 'Open a port and keep it open',
    about: 'The firewall of Photon OS lets nothing in but SSH. Open port 8080 now, then for good.',
    steps: [
      {
        text: 'Look at what may come in, then add a rule for TCP port 8080.',
        look: ['iptables -S INPUT'],
        command: 'iptables -A INPUT -p tcp --dport 8080 -j ACCEPT',
        hint: '`-A INPUT` puts a rule at the end of the chain of incoming packets; `-j ACCEPT` lets them in.',
        check: 'port-open',
      },
      {
        text: 'The rule is gone after a reboot, unless it stands in the file that the firewall is loaded from.',
        look: ['cat /etc/systemd/scripts/ip4save'],
        command: 'iptables-save > /etc/systemd/scripts/ip4save',
        hint: 'The file is in the format of `iptables-save`, so its output can be written there.',
        check: 'port-saved',
      },
      {
        text: 'Load the firewall anew, as a boot does, and see that the port is still open.',
        look: ['iptables -S INPUT'],
        command: 'systemctl restart iptables',
        hint: '`systemctl restart iptables` empties all chains and loads the file.',
        check: 'port-kept',
      },
    ],
  },
  {
    id: 'ssh',
    title: 'Find out why SSH refuses',
    about:
      'root gets “Permission denied” although the password is right. Find the reason, and let an administrator in.',
    steps: [
      {
        text: 'Ask sshd for its settings: `permitrootlogin no` is the reason. Do not change that: make a user of your own, who may use sudo.',
        look: ['sshd -T | grep -i root', 'grep -n PermitRootLogin /etc/ssh/sshd_config'],
        command: 'useradd -m -G wheel admin',
        hint: 'The group `wheel` is the one whose members may use sudo.',
        check: 'admin-exists',
      },
      {
        text: 'Without a password the new user cannot log in either. Give one.',
        look: ['passwd -S admin'],
        command: 'passwd admin',
        hint: 'It asks twice, and what you type is not shown.',
        check: 'admin-has-password',
      },
      {
        text: 'Where root must come in by SSH, allow it by key only, never by password.',
        look: ['grep -n PermitRootLogin /etc/ssh/sshd_config'],
        command: "sed -i 's/^PermitRootLogin no/PermitRootLogin prohibit-password/' /etc/ssh/sshd_config",
        hint: '`vim /etc/ssh/sshd_config` opens an editor on the page, if you would rather do it by hand.',
        check: 'root-by-key-written',
      },
      {
        text: 'A changed file changes nothing yet. Test it, then have sshd read it.',
        look: ['sshd -t'],
        command: 'systemctl restart sshd',
        hint: '`sshd -t` prints nothing when the file is right. sshd reads it when it is started.',
        check: 'root-by-key-read',
      },
    ],
  },
  {
    id: 'clone',
    title: 'Give a clone its own address',
    about: 'Clones of one machine get the same address from DHCP, because they have the same machine identifier.',
    steps: [
      {
        text: 'Look at the identifier; the DHCP client makes its own identifier of it. Take it away.',
        look: ['cat /etc/machine-id', 'networkctl status eth0'],
        command: 'rm -f /etc/machine-id',
        hint: 'In a template you would leave the file there and empty it: `echo -n > /etc/machine-id`.',
        check: 'id-gone',
      },
      {
        text: 'Have a new one made.',
        look: ['ls -l /etc/machine-id'],
        command: 'systemd-machine-id-setup',
        hint: '`systemd-machine-id-setup` makes an identifier where there is none. A boot would do it as well.',
        check: 'id-new',
      },
      {
        text: 'Reboot: everything that has read the old one reads the new one, and DHCP gives another address.',
        look: ['networkctl status eth0', 'ip -4 addr show eth0'],
        command: 'reboot',
        hint: 'After `reboot` look at the address and the DHCP client identifier again.',
        check: 'id-in-use',
      },
    ],
  },
];
