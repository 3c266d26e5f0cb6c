// Accounts, rights, disks and processes, beyond what the recordings of real programs cover.
import { describe, expect, test } from 'vitest';
import { Session } from '../../src/machine/session.ts';

const open = (profile = 'photon-5-minimal') => Session.open(profile, undefined, false);

/** Runs lines in order and gives what the last one printed, stdout and stderr together. */
async function last(session: Session, ...lines: (string | [line: string, ...input: string[]])[]): Promise<string> {
  let text = '';
  for (const line of lines) {
    const [source, ...input] = typeof line === 'string' ? [line] : line;
    const outcome = await session.run(source.replace(/^[#$] /, ''), {
      prompt: source.startsWith('$ ') ? '$' : '#',
      input,
    });
    text = outcome.stdout + outcome.stderr;
  }
  return text;
}

describe('a new machine', () => {
  test('has a user "photon" of group wheel, and root', async () => {
    const session = open();
    expect(await last(session, '$ id')).toBe('uid=1000(photon) gid=100(users) groups=100(users),28(wheel)\n');
    expect(await last(session, 'id')).toBe('uid=0(root) gid=0(root) groups=0(root)\n');
  });

  test('lets passwords run out after 90 days', async () => {
    const session = open();
    expect(await last(session, 'grep PASS_MAX_DAYS /etc/login.defs')).toMatch(/^PASS_MAX_DAYS\s+90$/m);
    expect(await last(session, 'chage -l root')).toContain('Maximum number of days between password change\t\t: 90\n');
  });

  test('shows no password in /etc/shadow, and the file only to root', async () => {
    const session = open();
    expect(await last(session, 'head -1 /etc/shadow')).toMatch(
      /^root:\$6\$simulated\$[./0-9A-Za-z]{86}:\d+:0:90:7:::\n$/,
    );
    expect(await last(session, '$ cat /etc/shadow')).toBe('cat: /etc/shadow: Permission denied\n');
  });

  test('checks passwords with pwquality, and with cracklib on 3.0', async () => {
    expect(await last(open(), 'cat /etc/pam.d/system-password')).toContain('pam_pwquality.so  retry=3');
    expect(await last(open('photon-3-minimal'), 'cat /etc/pam.d/system-password')).toContain('pam_cracklib.so');
  });
});

describe('a new user', () => {
  test('who is in wheel may use sudo with the password that passwd set', async () => {
    const session = open();
    await last(
      session,
      'useradd -m -G wheel admin',
      ['passwd admin', 'Quiet-harbour-42', 'Quiet-harbour-42'],
      'su - admin',
    );
    const { stdout, output } = await session.run('sudo id -un', { input: ['Quiet-harbour-42'] });
    expect(stdout).toBe('root\n');
    expect(output[0]?.text).toMatch(
      /^\nWe trust you have received the usual lecture[^]*\[sudo\] password for admin: \n$/,
    );
  });

  test('who is not in wheel is not in the sudoers file', async () => {
    const session = open();
    const text = await last(
      session,
      'useradd -m guest',
      ['passwd guest', 'Quiet-harbour-42', 'Quiet-harbour-42'],
      'su - guest',
      ['sudo id', 'Quiet-harbour-42'],
    );
    expect(text).toBe('guest is not in the sudoers file.\n');
  });

  test('joins the group docker only at the next login', async () => {
    const session = open();
    await session.run('usermod -aG docker photon');
    expect(await last(session, 'id photon')).toContain('999(docker)');
  });
});

describe('sudo', () => {
  test('asks once, and again after five minutes', async () => {
    const session = open();
    expect((await session.run('sudo true', { prompt: '$', input: ['changeme'] })).exitCode).toBe(0);
    expect((await session.run('sudo -n true', { prompt: '$' })).exitCode).toBe(0);
    session.machine.now += 6 * 60_000;
    expect((await session.run('sudo -n true', { prompt: '$' })).stderr).toBe('sudo: a password is required\n');
  });

  test('opens a shell of root that ends with exit', async () => {
    const session = open();
    expect(await last(session, ['$ sudo -i', 'changeme'], '$ whoami; pwd')).toBe('root\n/root\n');
    expect(await last(session, '$ exit', '$ whoami')).toBe('photon\n');
  });

  test('on 3.0 asks without a colon', async () => {
    const { output } = await open('photon-3-minimal').run('sudo true', { prompt: '$', input: ['changeme'] });
    expect(output[0]?.text).toMatch(/\[sudo\] password for photon\n$/);
  });
});

describe('the CD', () => {
  test('is mounted through /etc/fstab and shows the packages of the ISO', async () => {
    const session = open();
    expect(await last(session, 'mount /mnt/cdrom')).toBe('');
    expect(await last(session, 'ls /mnt/cdrom/RPMS/x86_64')).toMatch(/vim-\S+\.ph5\.x86_64\.rpm/);
    expect(await last(session, 'touch /mnt/cdrom/x')).toContain('Read-only file system');
    expect(await last(session, 'cd /mnt/cdrom', 'umount /mnt/cdrom')).toBe('umount: /mnt/cdrom: target is busy.\n');
    expect(await last(session, 'cd /', 'umount /mnt/cdrom')).toBe('');
    expect(await last(session, 'ls /mnt/cdrom')).toBe('');
  });

  test('is mounted read-only with a warning where that was not asked for', async () => {
    expect(await last(open(), 'mount /dev/cdrom /mnt/cdrom')).toBe(
      'mount: /mnt/cdrom: WARNING: source write-protected, mounted read-only.\n',
    );
  });

  test('is missing where the drive is empty', async () => {
    const session = open();
    session.machine.world.drive = 'empty';
    expect(await last(session, 'mount /dev/cdrom /mnt/cdrom')).toBe(
      'mount: /mnt/cdrom: no medium found on /dev/sr0.\n       dmesg(1) may have more information after failed mount system call.\n',
    );
    const former = open('photon-4-minimal');
    former.machine.world.drive = 'empty';
    expect(await last(former, 'mount /mnt/cdrom')).toBe('mount: /mnt/cdrom: no medium found on /dev/sr0.\n');
  });

  test('needs a directory to be mounted on', async () => {
    expect(await last(open('photon-4-minimal'), 'mount /dev/cdrom /media/cdrom')).toBe(
      'mount: /media/cdrom: mount point does not exist.\n',
    );
  });
});

describe('shared folders', () => {
  test('are named, mounted, read and unmounted', async () => {
    const session = open();
    expect(await last(session, 'vmware-hgfsclient')).toBe('shared\n');
    expect(await last(session, 'vmhgfs-fuse --enabled')).toBe('vmhgfs-fuse: 0 - HGFS FUSE client enabled\n');
    expect(await last(session, 'vmhgfs-fuse .host:/ /mnt/hgfs -o allow_other')).toBe('');
    expect(await last(session, 'cat /mnt/hgfs/shared/hello.txt')).toBe('Hello from the host.\n');
    expect(await last(session, 'umount /mnt/hgfs', 'ls /mnt/hgfs')).toBe('');
  });

  test('are no longer mounted by the former driver', async () => {
    expect(await last(open(), 'mount -t vmhgfs .host:/ /mnt/hgfs')).toBe(
      'Error: cannot mount filesystem: No such device\n',
    );
  });

  test('load the module fuse', async () => {
    const session = open();
    expect(await last(session, 'lsmod | grep -c ^fuse')).toBe('0\n');
    expect(await last(session, 'vmhgfs-fuse .host:/ /mnt/hgfs', 'lsmod | grep -c ^fuse')).toBe('1\n');
  });
});

describe('the disk', () => {
  test('fills with what is written', async () => {
    const session = open();
    const used = async () => Number((await last(session, 'df --output=used /')).split('\n')[1]);
    const before = await used();
    await session.run('truncate -s 1M /root/big');
    expect((await used()) - before).toBe(1024);
  });

  test('is shown by lsblk with its partitions', async () => {
    expect(await last(open(), 'lsblk -n -o NAME,SIZE,TYPE,MOUNTPOINTS /dev/sda')).toBe(
      'sda      8G disk \n├─sda1   4M part \n└─sda2   8G part /\n',
    );
  });
});

describe('processes', () => {
  test('of units are in the table and end by a signal', async () => {
    const session = open();
    await session.run('systemctl start docker');
    expect(await last(session, 'pgrep -a dockerd')).toMatch(/^\d+ \/usr\/bin\/dockerd/);
    await session.run('pkill dockerd');
    expect(await last(session, 'pgrep -c dockerd')).not.toBe('');
  });

  test('of others cannot be ended', async () => {
    expect(await last(open(), '$ pkill dbus-daemon')).toMatch(
      /^pkill: killing pid \d+ failed: Operation not permitted\n$/,
    );
  });

  test('are those of the login without options', async () => {
    expect(await last(open(), 'ps | tail -n +2 | wc -l')).toBe('2\n');
  });
});

describe('parameters of the kernel', () => {
  test('are files below /proc/sys, and sysctl.d sets them at boot', async () => {
    const session = open();
    expect(await last(session, 'cat /proc/sys/net/ipv4/ip_forward')).toBe('0\n');
    expect(await last(session, 'sysctl -w net.ipv4.ip_forward=1', 'cat /proc/sys/net/ipv4/ip_forward')).toBe('1\n');
    expect(await last(session, 'sysctl -n kernel.kptr_restrict')).toBe('2\n');
    expect(await last(session, 'cat /proc/loadavg')).toMatch(/^0\.00 0\.00 0\.00 1\/\d+ \d+\n$/);
  });
});

describe('what is not simulated', () => {
  test.each([
    'top',
    'fdisk -l',
    'stat -f /',
    'mount --bind /etc /mnt',
    'openssl genrsa 2048',
    'vmware-toolbox-cmd stat speed',
  ])('%s says so with status 125', async (line) => {
    const { stderr, exitCode } = await open().run(line);
    expect(stderr).toMatch(/ is not simulated here\n$/);
    expect(exitCode).toBe(125);
  });
});

test('the same commands on the same machine print the same', async () => {
  const once = async () => last(open(), 'useradd -m alice', 'mktemp; cat /etc/shadow; ps aux; df; date');
  expect(await once()).toBe(await once());
});

describe('failed logins', () => {
  const counted = [
    "sed -i 's/^auth .*/auth required pam_faillock.so preauth\\nauth required pam_unix.so\\nauth required pam_faillock.so authfail/' /etc/pam.d/system-auth",
    "sed -i 's/^account .*/account required pam_faillock.so\\naccount required pam_unix.so/' /etc/pam.d/system-account",
  ];
  const header = 'Login           Failures    Latest failure         From\n';

  test('are none on a new machine', async () => {
    const session = open();
    await last(session, 'faillock --user root --reset', ['$ su', 'wrong']);
    expect(await last(session, 'faillock --user root')).toBe(`${header}root                0\n`);
  });

  test('lock an account where PAM counts them, until time or root unlocks it', async () => {
    const session = open();
    await last(session, ...counted, ['$ su', 'one'], ['$ su', 'two'], ['$ su', 'three']);
    expect(await last(session, 'faillock --user root')).toMatch(
      /\nroot {16}3 {7}\d{4}-\d\d-\d\d [\d:]{8} {4}\/dev\/\S+\n$/,
    );
    const locked = 'The account is locked due to 3 failed logins.\n(10 minutes left to unlock)\n';
    expect(await last(session, ['$ su -c id', 'changeme'])).toBe(`${locked}su: Authentication failure\n`);
    await last(session, 'sleep 700');
    expect(await last(session, ['$ su -c "id -un"', 'changeme'])).toBe('root\n');
    expect(await last(session, 'faillock')).toBe(`${header}root                0\n`);
  });

  test('over SSH are counted with the address', async () => {
    const session = open();
    const ssh = 'ssh -o StrictHostKeyChecking=no -o NumberOfPasswordPrompts=1 -o PreferredAuthentications=password';
    await last(session, ...counted, [`${ssh} photon@localhost id`, 'wrong']);
    expect(await last(session, 'faillock --user photon')).toMatch(/photon {14}1 .* {4}(?:::1|127\.0\.0\.1)\n$/);
  });
});
