// Generated from the spec files of Photon OS 3.0: its packages. One table, so it is long; how it is read and was made: see index.ts.
export const packages = `=Linux-PAM	1.3.0-2	1.3.0-1	https://www.kernel.org/pub/linux/libs/pam/
	Linux Pluggable Authentication Modules	cracklib			1031 284
=PyYAML	5.4.1-2	3.13-1	http://pyyaml.org/
python3-PyYAML	python3-PyYAML	libyaml,python3			449 96
=acl	2.2.53-1	=	http://acl.bestbits.at/
	Access control list utilities	libacl =		b/chacl b/getfacl b/setfacl	210 60
libacl	Dynamic library for access control list support	attr			73 31
=aide	0.16.2-4		http://sourceforge.net/projects/aide
	Intrusion detection environment	attr,audit,curl-libs,libacl,libgcrypt,libgpg-error,openssl,pcre		b/aide /etc/aide.conf	293 131
=apparmor	2.13-19	2.13-6	https://launchpad.net/apparmor
-abstractions	AppArmor abstractions and directory structure	apparmor-parser =			1318 381
-parser	AppArmor userlevel parser utility	apparmor-profiles =,libapparmor =,systemd		s/apparmor_parser s/rcapparmor b/aa-exec b/aa-enabled /etc/apparmor/parser.conf /etc/apparmor/subdomain.conf	1318 381
-profiles	AppArmor profiles that are loaded into the apparmor kernel module	apparmor-abstractions =		/etc/apparmor.d/apache2.d/phpsysinfo	305 41
-utils	AppArmor User-Level Utilities Useful for Creating AppArmor Profiles	apparmor-abstractions =,audit,libapparmor =,python3-apparmor =		/etc/apparmor/easyprof.conf /etc/apparmor/logprof.conf /etc/apparmor/notify.conf /etc/apparmor/severity.db s/aa-teardown s/apparmor_status b/aa-easyprof	377 92
libapparmor	Utility library for AppArmor				109 40
python3-apparmor	Python 3 interface for libapparmor functions	libapparmor =,python3			471 86
=apr	1.6.5-3	1.6.5-1	https://apr.apache.org/
	The Apache Portable Runtime				1318 381
=apr-util	1.6.1-5	1.6.1-2	https://apr.apache.org
	The Apache Portable Runtime Utility Library	apr,expat,nss,openssl			1318 381
=argon2	20190702-2		https://github.com/P-H-C/phc-winner-argon2
libargon2	Argon2 password hashing library		libargon2.so.1()(64bit)		19 6
=attr	2.4.48-1	=	https://www.gnu.org/software/hurd/community/gsoc/project_ideas/libcap.html
	Attr-2.4.48			/etc/xattr.conf	154 40
=audit	2.8.5-31	2.8.4-1	http://people.redhat.com/sgrubb/audit/
	Kernel Audit Tool	gawk,krb5,libcap-ng,openldap,systemd,tcp_wrappers		u/auditd.service /etc/audit /etc/audit/rules.d /etc/audisp /etc/audisp/plugins.d /etc/audit/auditd.conf /etc/audisp/audispd.conf /etc/audisp/plugins.d/af_unix.conf /etc/audisp/plugins.d/syslog.conf /etc/audisp/plugins.d/audispd-zos-remote.conf /etc/audisp/zos-remote.conf /etc/audisp/audisp-remote.conf /etc/audisp/plugins.d/au-remote.conf /etc/libaudit.conf s/auditctl b/aureport s/ausearch	1318 381
=autoconf	2.69-8	2.69-7	http://www.gnu.org/software/autoconf
	The package automatically configure source code	m4,perl			2025 324			n
=autogen	5.18.16-2	5.18.16-1	http://www.gnu.org/software/autogen/
-libopts	Automated option processing library.				1318 381
=automake	1.16.1-1	=	http://www.gnu.org/software/automake/
	Programs for generating Makefiles				1837 804			n
=bash	4.4.18-4	4.4.18-1	http://www.gnu.org/software/bash
	Bourne-Again SHell	ncurses-libs >= 6.1-4,readline	/bin/bash,/bin/sh		7164 1456
=bc	1.07.1-3	1.07.1-1	https://ftp.gnu.org/gnu/bc/
	precision numeric processing language	flex		b/bc	241 107
=bindutils	9.18.27-1	9.13.3-1	http://www.isc.org/downloads/bind/
	Domain Name System software	e2fsprogs-libs,krb5,libuv,nghttp2,openssl		b/dig b/host b/nslookup b/nsupdate	501 155
=binutils	2.32-13	2.31.1-3	http://www.gnu.org/software/binutils
	Contains a linker, an assembler, and other tools	binutils-libs =		b/dwp b/gprof b/ld.bfd b/ld.gold b/c++filt b/objdump b/as b/ar b/objcopy b/strings b/addr2line b/nm b/size b/ld b/elfedit b/ranlib b/readelf b/strip	109 63
-libs	Shared library files for binutils				2469 559	binutils <= 2.32-1		g
=bison	3.1-1	=	http://www.gnu.org/software/bison
	Contains a parser generator	m4			3116 1147
=bridge-utils	1.6-1	=	http://www.linuxfoundation.org/collaborate/workgroups/networking/bridge
	Utilities for configuring and managing bridge devices			s/brctl	114 34
=btrfs-progs	4.19-1	=	http://btrfs.wiki.kernel.org/index.php/Main_Page
	Userspace programs for btrfs	e2fsprogs,lzo		s/btrfsck s/fsck.btrfs s/mkfs.btrfs s/btrfs-image s/btrfs-convert s/btrfstune s/btrfs s/btrfs-map-logical s/btrfs-find-root s/btrfs-select-super	4483 737
=build-essential	0.1-3	=
	Metapackage to install all build tools	autoconf,automake,binutils,bison,diffutils,gawk,gcc,glibc-devel,libtool,linux-api-headers,make,patch			20 8
=bzip2	1.0.8-2	1.0.6-9	http://www.bzip.org/
	Contains programs for compressing and decompressing files	bzip2-libs =	libbz2.so.1()(64bit)	b/bzcat b/bunzip2 b/bzless b/bzgrep b/bzip2 b/bzdiff b/bzfgrep b/bzcmp b/bzip2recover b/bzegrep b/bzmore	121 49
-libs	Libraries for bzip2				106 46
=ca-certificates	20190521-3	20180919-1	http://anduin.linuxfromscratch.org/BLFS/other/
	Certificate Authority certificates	ca-certificates-pki =,openssl	ca-certificates-mozilla	b/make-ca.sh b/remove-expired-certs.sh b/make-cert.pl	388 157
-pki	Certificate Authority certificates (pki tls certs)			/etc/pki/tls/certs/ca-bundle.crt	388 157
=chkconfig	1.9-1	=	https://git.fedorahosted.org/git/chkconfig.git
	A system tool for maintaining the /etc/rc*.d hierarchy	libselinux,libsepol,newt,popt,slang		s/chkconfig s/update-alternatives s/alternatives /etc/chkconfig.d /etc/init.d /etc/rc.d /etc/rc.d/init.d /etc/rc[0-6].d /etc/rc.d/rc[0-6].d	1318 381		initscripts <= 5.30-1
=chrony	4.0-2		https://chrony.tuxfamily.org
	An NTP client/server	libcap,libseccomp,nettle		/etc/chrony.conf /etc/chrony.keys /etc/logrotate.d/chrony /etc/sysconfig/chronyd b/chronyc s/chronyd	639 282
=cifs-utils	6.8-4	6.8-1	http://wiki.samba.org/index.php/LinuxCIFS_utils
	cifs client utils	libcap-ng		s/mount.cifs	317 93
=cloud-init	22.4.2-6	18.3-2	http://launchpad.net/cloud-init
	Cloud instance init scripts	(net-tools or toybox),dhcp-client,iproute2,python3,python3-PyYAML,python3-configobj,python3-jinja2,python3-jsonpatch,python3-jsonschema,python3-markupsafe,python3-netifaces,python3-oauthlib,python3-prettytable,python3-pyserial,python3-requests,python3-setuptools,python3-six,python3-xml,shadow,systemd		/etc/cloud/cloud.cfg.d/README /etc/cloud/clean.d/README /etc/dhcp/dhclient-exit-hooks.d/hook-dhclient /etc/NetworkManager/dispatcher.d/hook-network-manager /etc/cloud/cloud.cfg /etc/cloud/cloud.cfg.d/05_logging.cfg /etc/systemd/system/sshd-keygen@.service.d/disable-sshd-keygen-if-cloud-init-active.conf	2709 575			n
=cloud-utils	0.30-3	=	https://launchpad.net/cloud-utils
	Shell script to auto detect free size on disk and grow partition.	(util-linux or toybox),gawk,gptfdisk		b/growpart	20 13			n
=cmake	3.13.5-2	3.12.1-4	http://www.cmake.org/
	Cmake-3.13.5	bzip2,curl-libs,expat,libarchive,libuv,ncurses,xz-libs,zlib		b/cmake	28897 8489
=cni	1.1.1-9	0.6.0-1	https://github.com/containernetworking/plugins
	Container Network Interface (CNI) plugins				1318 381
=conntrack-tools	1.4.6-2		http://conntrack-tools.netfilter.org
	The conntrack-tools are a set of userspace tools for Linux	libmnl,libnetfilter_conntrack,libnetfilter_cthelper,libnetfilter_cttimeout,libnetfilter_queue,libnfnetlink,systemd	conntrack	s/conntrack s/conntrackd s/nfct /etc/conntrackd/conntrackd.conf u/conntrackd.service	1318 381
=containerd	1.6.8-11		https://containerd.io/docs
	Containerd	libseccomp,runc,systemd		b/ctr b/containerd b/containerd-shim u/containerd.service /etc/containerd/config.toml	98393 25296
-extras	Extra binaries for containerd	containerd =		b/containerd-shim-runc-v1 b/containerd-shim-runc-v2 b/containerd-stress	1318 381
=coreutils	8.30-3	8.30-1	http://www.gnu.org/software/coreutils
	Basic system utilities	gmp	sh-utils	/etc/profile.d/serial-console.sh b/ls b/cp b/mv b/rm b/cat	18062 2829
=cpio	2.13-5	2.12-4	http://www.gnu.org/software/cpio/
	cpio archive utility			b/cpio	1141 239
=cracklib	2.9.7-2	2.9.6-8	http://sourceforge.net/projects/cracklib/
	A password strength-checking library.				240 43
-dicts	The standard CrackLib dictionaries.	cracklib			585 140
=createrepo_c	0.11.1-6	0.11.1-1	https://github.com/rpm-software-management/createrepo_c
	Creates a common metadata repository		/bin/mergerepo,/bin/modifyrepo,createrepo	/etc/bash_completion.d/createrepo_c.bash b/createrepo_c	1318 381	createrepo
=cri-tools	1.21.0-15	1.11.1-1	https://github.com/kubernetes-incubator/cri-tools/archive/cri-tools-1.21.0.tar.gz
	CRI tools			b/crictl	1318 381
=cronie	1.5.5-2	1.5.1-1	https://github.com/cronie-crond/cronie
	Cron Daemon	Linux-PAM,libselinux,shadow,systemd		u/crond.service /etc/pam.d/crond /etc/cron.d/0hourly /etc/cron.d/dailyjobs /etc/cron.hourly/0anacron b/crontab b/run-parts b/cronnext s/crond s/anacron /etc/cron.deny /etc/sysconfig/crond /etc/anacrontab	217 71
=cryptsetup	2.4.2-3		https://gitlab.com/cryptsetup/cryptsetup
	Utility to setup encrypted disks	cryptsetup-libs =,device-mapper-libs,libpwquality,openssl,util-linux-libs		s/cryptsetup	410 208
-libs	Shared Libraries for Cryptsetup	device-mapper-libs,json-c,libargon2,openssl,util-linux-libs			563 218
=curl	8.1.2-9	7.61.1-2	http://curl.haxx.se
	An URL retrieval utility and library	ca-certificates,curl-libs =,krb5,libssh2 >= 1.11.0,openssl		b/curl	489 308
-libs	Libraries for curl	ca-certificates-pki,krb5,libssh2 >= 1.11.0			840 383
=cyrus-sasl	2.1.26-17	2.1.26-14	http://cyrusimap.web.cmu.edu/
	Cyrus Simple Authentication Service Layer (SASL) library	Linux-PAM,krb5 >= 1.12,openssl,systemd		/etc/sysconfig/saslauthd	1318 381
=dbus	1.13.8-4	1.13.6-1	http://www.freedesktop.org/wiki/Software/dbus
	DBus for systemd	expat,systemd,xz		/etc/dbus-1	375 179
=device-mapper-multipath	0.9.1-1	0.7.3-3	http://christophe.varoqui.free.fr
	Provide tools to manage multipath devices	device-mapper,kpartx =,libaio,libselinux,libsepol,ncurses,readline,systemd,userspace-rcu		s/mpathpersist s/multipath s/multipathd s/multipathc	1318 381
kpartx	Partition device manager for device-mapper devices	device-mapper		s/kpartx	74 26
=dhcp	4.3.5-10	4.3.5-4	http://isc.org/products/DHCP/
-client	Provides the ISC DHCP client daemon and dhclient-script	dhcp-libs		/etc/dhcp/dhclient.conf.example /etc/dhcp/dhclient.conf s/dhclient s/dhclient-script	1318 381
-libs	Libraries for dhcp				312 107
=diffutils	3.6-3	3.6-2	http://www.gnu.org/software/diffutils
	Programs that show the differences between files or directories			b/diff b/cmp	1598 343
=ding-libs	0.6.2-1		https://github.com/SSSD/ding-libs
	"Ding is not GLib" assorted utility libraries	libcollection =,libdhash =,libini-config =,libpath-utils =,libref-array =			312 107
libbasicobjects	Basic object types for C				32 6
libcollection	Collection data-type for C				75 22
libdhash	Dynamic hash table				37 9
libini-config	INI file parser for C	libbasicobjects =,libcollection =,libpath-utils =,libref-array =			137 42
libpath-utils	Filesystem Path Utilities				37 9
libref-array	A refcounted array for C				33 8
=dmidecode	3.5-1	3.1-1	http://www.nongnu.org/dmidecode/
	Tool to analyze BIOS DMI data			s/dmidecode	221 67
=dnsmasq	2.90-1	2.79-1	https://thekelleys.org.uk/dnsmasq/doc.html
	DNS proxy with integrated DHCP server	nettle,systemd		/etc/dnsmasq.d /etc/dnsmasq.conf /etc/dbus-1/system.d/dnsmasq.conf	152 65
=docker	24.0.5-5	18.06.1-2	http://docs.docker.com
	Docker	docker-cli =,docker-engine =,gawk			9 2
-cli	Docker CLI	glibc,libgcc		b/docker	147576 35407			g
-engine	Docker Engine	containerd-extras,device-mapper-libs,libapparmor,libltdl,libseccomp,systemd		u/docker.service u/docker.socket b/docker-proxy b/docker-init b/dockerd	147576 35407			g
-rootless	Rootless support for Docker	docker =,fuse,libslirp,rootlesskit,slirp4netns		b/dockerd-rootless.sh b/dockerd-rootless-setuptool.sh	1318 381			g
=docker-compose	2.20.2-6		https://github.com/docker/compose
	Multi-container orchestration for Docker			b/docker-compose	525 120
=dosfstools	4.1-2	=	http://github.com/dosfstools/dosfstools
	Dos Filesystem tools				315 139
=dracut	048-10	048-1	https://dracut.wiki.kernel.org
	dracut to create initramfs	bash >= 4,coreutils,cpio,findutils,kmod,systemd,util-linux		b/dracut b/mkinitrd b/lsinitrd s/dracut /etc/dracut.conf u/dracut-shutdown.service u/sysinit.target.wants/dracut-shutdown.service u/dracut-cmdline.service u/dracut-initqueue.service u/dracut-mount.service u/dracut-pre-mount.service u/dracut-pre-pivot.service u/dracut-pre-trigger.service u/dracut-pre-udev.service u/initrd.target.wants/dracut-cmdline.service u/initrd.target.wants/dracut-initqueue.service u/initrd.target.wants/dracut-mount.service u/initrd.target.wants/dracut-pre-mount.service u/initrd.target.wants/dracut-pre-pivot.service u/initrd.target.wants/dracut-pre-trigger.service u/initrd.target.wants/dracut-pre-udev.service	23 6
=dstat	0.7.4-2	0.7.2-2	https://github.com/dstat-real/dstat
	Versatile resource statistics tool	python3,python3-curses		b/dstat	463 64
=e2fsprogs	1.46.5-2	1.44.3-2	http://e2fsprogs.sourceforge.net
	Contains the utilities for the ext2 file system	e2fsprogs-libs =		/etc/mke2fs.conf /etc/e2scrub.conf b/compile_et b/mk_cmds b/chattr b/lsattr s/resize2fs s/e2fsck s/mkfs.ext4	1497 559
-libs	contains libraries used by other packages				535 200
=ebtables	2.0.11-2	2.0.10-4	http://ebtables.netfilter.org
	A filtering tool for a Linux-based bridging firewall.	systemd		/etc/ethertypes /etc/systemd/scripts/ebtables /etc/sysconfig/ebtables-config	264 84		iptables < 1.8.3-7.ph3
=elfutils	0.176-3	0.174-2	https://sourceware.org/elfutils
	A collection of utilities and DSOs to handle compiled objects	bzip2-libs,elfutils-libelf =,glibc >= 2.7			2792 448	libelf,libelf-devel
-libelf	Library to read and write ELF files.				1036 170
=etcd	3.5.12-2	3.3.9-1	https://github.com/etcd-io/etcd/
	Distributed reliable key-value store			/etc/etcd/etcd-default-conf.yml	1318 381
=ethtool	4.18-1	=	https://www.kernel.org/pub/software/network/ethtool/
	Standard Linux utility for controlling network drivers and hardware			s/ethtool	668 192
=expat	2.2.9-12	2.2.6-1	http://expat.sourceforge.net/
	An XML parser library	expat-libs =			76 41
-devel	Header and development files for expat	expat =			845 156
-libs	Libraries for expat				414 105
=expect	5.45.4-2	5.45.4-1	https://sourceforge.net/projects/expect
	Expect is a tool for automating interactive applications	tcl			317 162
=file	5.38-2	5.34-1	http://www.darwinsys.com/file
	Contains a utility for determining file types	file-libs =		b/file	79 41
-libs	Library files for file				232 101
=filesystem	1.1-4	1.1-2	http://www.linuxfromscratch.org
	Default file system			/etc/fstab /etc/group /etc/hosts /etc/inputrc /etc/mtab /etc/passwd /etc/profile /etc/modprobe.d/usb.conf /etc/sysconfig/clock /etc/sysconfig/console /etc/sysconfig/proxy /etc/profile.d/proxy.sh	1318 381
=findutils	4.6.0-6	4.6.0-5	http://www.gnu.org/software/findutils
	This package contains programs to find files			b/find b/xargs	1746 621
=finger	0.17-2	=
	The finger client			b/finger	49 19
=flex	2.6.4-2	=	https://github.com/westes/flex/releases
	A utility for generating programs that recognize patterns in text	m4		b/flex b/flex++ b/lex	1241 412
=fuse	2.9.7-5	=	http://fuse.sourceforge.net/
	File System in Userspace (FUSE) utilities			s/mount.fuse	130 60
-devel	Header and development files	fuse = 2.9.7			6624 997
=fuse-overlayfs	1.9-1		https://github.com/containers/fuse-overlayfs
	FUSE overlay+shiftfs implementation for rootless containers	fuse3,kmod		b/fuse-overlayfs	113 42
=fuse-overlayfs-snapshotter	1.0.6-6		https://github.com/containerd/fuse-overlayfs-snapshotter
	fuse-overlayfs plugin for rootless containerd	fuse-overlayfs,fuse3,rootlesskit		b/containerd-fuse-overlayfs-grpc	1318 381
=fuse3	3.2.6-2	=	http://fuse.sourceforge.net/
	File System in Userspace (FUSE) utilities			s/mount.fuse3	100 35
=gawk	4.2.1-2	4.2.1-1	http://www.gnu.org/software/gawk
	Contains programs for manipulating text files	gmp,mpfr,readline >= 7.0	/bin/awk,/bin/gawk,awk	/etc/profile.d/gawk.csh /etc/profile.d/gawk.sh b/awk b/gawk	2906 657
=gc	8.0.4-2	8.0.0-1	http://www.hboehm.info/gc/
	A garbage collector for C and C++	libatomic_ops			400 239
=gcc	7.3.0-5	7.3.0-4	http://gcc.gnu.org
	Contains the GNU compiler collection	gmp,libgcc-atomic =,libgcc-devel =,libgomp-devel =,libstdc++-devel =		b/gcc b/g++	68236 18817
libgcc	GNU C Library				140 49
libgcc-atomic	GNU C Library for atomic counter updates	libgcc =			312 107
libgcc-devel	GNU C Library	libgcc =			400 94
libgomp	GNU C Library				312 113
libgomp-devel	Development headers and static library for libgomp	libgomp =			400 94
libstdc++	GNU C Library	libgcc =			2686 598
libstdc++-devel	GNU C Library	libstdc++ =			400 94
=gdb	10.1-5	8.2-1	http://www.gnu.org/software/gdb
	C debugger	expat,ncurses,python3,xz-libs,zlib		/etc/gdbinit /etc/gdbinit.d b/gdb	11629 3869
=gdbm	1.18-1	=	http://www.gnu.org/software/gdbm
	The GNU Database Manager				1318 381
=git	2.39.4-1	2.19.0-2	http://git-scm.com
	Fast distributed version control system	curl,expat,openssl,perl,perl-CGI,perl-DBI,perl-YAML,python3,subversion-perl		b/git	44890 7094
=glib	2.58.3-2	2.58.0-2	https://developer.gnome.org/glib/
	Low-level libraries useful for providing data structure handling for C.	libffi,pcre-libs	pkgconfig(gio-2.0),pkgconfig(gio-unix-2.0),pkgconfig(glib-2.0),pkgconfig(gmodule-2.0),pkgconfig(gmodule-no-export-2.0),pkgconfig(gobject-2.0),pkgconfig(gthread-2.0)		4135 1370
=glibc	2.28-28	2.28-2	http://www.gnu.org/software/libc
	Main C library	filesystem	rtld(GNU_HASH)	/etc/nsswitch.conf /etc/ld.so.conf /etc/rpc /etc/ld.so.cache /etc/locale-gen.conf s/ldconfig s/locale-gen.sh	13001 2695
-devel	Header files for glibc	glibc =			11975 1859
-i18n	Additional internationalization files for glibc	glibc =			1318 381
-iconv	gconv modules for glibc	glibc =		b/iconv s/iconvconfig	1318 381
-tools	tools for glibc	glibc =		b/catchsegv b/mtrace b/pcprofiledump b/pldd b/sotruss b/sprof b/xtrace s/zdump s/zic s/sln	1318 381
=gmp	6.1.2-3	6.1.2-2	http://www.gnu.org/software/gmp
	Math libraries				855 549
=gnupg	2.2.18-4	2.2.10-1	https://gnupg.org/index.html
	OpenPGP standard implementation used for encrypted communication and data storage.	gnutls,libassuan >= 2.5.0,libgcrypt >= 1.7.0,libksba >= 1.3.5-3,npth,pinentry,sqlite-libs	gpg		886 826
=gnutls	3.6.16-7	3.6.3-2	http://www.gnutls.org
	The GnuTLS Transport Layer Security Library	autogen-libopts,ca-certificates,gc,gmp,guile,libtasn1,nettle >= 3.4.1,openssl		/etc/gnutls/default-priorities	1318 381
=go	1.20.14-4	1.10.7-1	https://golang.org
	Go	glibc		/etc/profile.d/go-exports.sh b/go	334790 61236
=gpgme	1.11.1-2	=	https://www.gnupg.org/(it)/related_software/gpgme/index.html
	High-Level Crypto API	gnupg,libassuan,libgpg-error >= 1.32			1318 381
=gptfdisk	1.0.4-2	1.0.4-1	http://sourceforge.net/projects/gptfdisk/
	gptfdisk-1.0.4	libstdc++,ncurses,popt >= 1.16		s/gdisk s/sgdisk	1318 381
=grep	3.1-3	3.1-1	http://www.gnu.org/software/grep
	Programs for searching through files			b/grep	1245 412
=groff	1.22.3-2	=	http://www.gnu.org/software/groff
	Programs for processing and formatting text	perl,perl-DBD-SQLite,perl-DBI,perl-DBIx-Simple,perl-File-HomeDir	perl(main_subs.pl),perl(man.pl),perl(oop_fh.pl),perl(subs.pl)		10557 3313
=grub2	2.06-10	2.02-11	http://www.gnu.org/software/grub
	GRand Unified Bootloader	device-mapper-libs,xz-libs		/etc/bash_completion.d/grub /etc/grub.d/00_header /etc/grub.d/10_linux /etc/grub.d/20_linux_xen /etc/grub.d/30_os-prober /etc/grub.d/30_uefi-firmware /etc/grub.d/40_custom /etc/grub.d/41_custom /etc/grub.d/README /etc/sysconfig/grub /etc/default/grub	17824 2655
-efi	GRUB Library for UEFI	grub2 =			18169 1540
-pc	GRUB Library for BIOS	grub2 =			3119 978
=guile	2.0.13-3	2.0.13-2	http://www.gnu.org/software/guile/
	GNU Ubiquitous Intelligent Language for Extensions	gc,glibc-iconv,gmp,libffi,libltdl,libunistring			53126 6489
=gzip	1.12-2	1.9-1	http://www.gnu.org/software
	Programs for compressing and decompressing files			b/gzip	252 137
=haproxy	2.2.31-1	1.8.14-1	http://www.haproxy.org
	A fast, reliable HA, load balancing, and proxy solution.	systemd		u/haproxy.service /etc/haproxy/haproxy.cfg s/haproxy	4223 1995
=hdparm	9.56-1	=	http://sourceforge.net/projects/hdparm/
	command line utility to set and view hardware parameters			s/hdparm	256 113
=httpd	2.4.62-1	2.4.34-2	http://httpd.apache.org/
	The Apache HTTP Server	apr-util,lua,nghttp2,openldap,openssl,pcre	apache2	/etc/httpd/html/index.html /etc/httpd/conf/extra /etc/httpd/conf/original /etc/httpd/conf/magic /etc/httpd/conf/envvars /etc/httpd/conf/httpd.conf /etc/httpd/conf/mime.types /etc/httpd/httpd.conf s/httpd u/httpd.service	5144 1377
=iana-etc	2.30-2	=	http://freshmeat.net/projects/iana-etc
	Data for network services and protocols			/etc/protocols /etc/services	36 12			n
=initramfs	2.0-7	2.0-4
	initramfs	dracut	initramfs	/etc/dracut.conf.d/fscks.conf	58 16
=iotop	0.6-7	0.6-5	http://guichaz.free.fr/iotop/
	Iotop is a Python program with a top like UI used to show the processes and their corresponding IO activity.	python3,python3-curses,python3-libs		s/iotop	106 24			n
=ipcalc	0.4.1-1		https://gitlab.com/ipcalc/ipcalc
	A modern IPv4/IPv6 ipcalc tool.			b/ipcalc	74 27
=iperf	3.14-1	3.6-1	https://github.com/esnet/iperf
	A network performance benchmark tool.			b/iperf3	349 134
=iproute2	4.19.0-2	4.18.0-1	https://wiki.linuxfoundation.org/networking/iproute2
	Basic and advanced IPV4-based networking	elfutils-libelf,glibc,libmnl	iproute	s/ip s/ss	3516 1021
=ipset	6.38-1	=	http://ipset.netfilter.org/
	administration tool for IP sets	libmnl		s/ipset	138 45
=iptables	1.8.3-8	1.8.0-1	http://www.netfilter.org/projects/iptables
	Linux kernel packet control tool	libmnl,libnftnl,systemd		/etc/systemd/scripts/iptables /etc/systemd/scripts/iptables.stop /etc/systemd/scripts/ip4save /etc/systemd/scripts/ip6save u/iptables.service s/iptables s/iptables-save s/iptables-restore s/ip6tables	2408 352
=iputils	20180629-4	20180629-1	https://github.com/iputils/iputils
	Programs for basic networking	libcap,libgcrypt		s/rdisc s/ninfod s/tracepath s/traceroute6 b/tracepath b/traceroute6 s/clockdiff s/arping b/ping b/ping6	1318 381	inetutils
=ipvsadm	1.29-1	=	http://www.kernel.org/
	Linux Virtual Server administration	libnl,popt			128 41
=irqbalance	1.4.0-6	1.4.0-2	https://github.com/Irqbalance/irqbalance
	Irqbalance daemon	glib >= 2.58.3,libnuma,systemd			157 48
=jansson	2.11-1	=	http://www.digip.org/jansson
	Jansson json parser				1318 381
=jq	1.5-4	=	https://github.com/stedolan/jq
	jq is a lightweight and flexible command-line JSON processor.			b/jq	111 63
=json-c	0.13.1-4	0.13.1-1	https://github.com/json-c/json-c/wiki
	A JSON implementation in C				1318 381
=kbd	2.0.4-4	2.0.4-3	http://ftp.altlinux.org/pub/people/legion/kbd
	Key table files, console fonts, and keyboard utilities			b/loadkeys	1815 327
=keepalived	2.2.7-1	2.0.7-1	http://www.keepalived.org/
	HA monitor built upon LVS, VRRP and services poller	iptables >= 1.8.3,libnl-devel,systemd		s/keepalived b/genhash u/keepalived.service /etc/sysconfig/keepalived /etc/keepalived/keepalived.conf.sample	1364 556
=keyutils	1.5.11-1	1.5.10-1	http://people.redhat.com/~dhowells/keyutils/
	Linux Key Management Utilities			/etc/request-key.conf	161 53
=kmod	25-1	=	http://www.kernel.org/pub/linux/utils/kernel/kmod
	Utilities for loading kernel modules	xz		s/modprobe s/lsmod b/kmod	251 93
=krb5	1.17-7	1.16.1-1	http://web.mit.edu/kerberos/
	The Kerberos newtork authentication system	e2fsprogs-libs,openssl	pkgconfig(mit-krb5),pkgconfig(mit-krb5-gssapi)		1077 324
=kubernetes	1.27.13-2	1.11.3-3	https://github.com/kubernetes/kubernetes/archive/v1.27.13.tar.gz
	Kubernetes cluster management	cni,conntrack-tools,cri-tools,ebtables,etcd >= 3.5.0,ethtool,iproute2,iptables,socat,util-linux		b/cloud-controller-manager b/kube-apiserver b/kube-controller-manager b/kubelet b/kube-proxy b/kube-scheduler b/kubectl u/kube-apiserver.service u/kubelet.service u/kube-scheduler.service u/kube-controller-manager.service u/kube-proxy.service /etc/kubernetes/config /etc/kubernetes/apiserver /etc/kubernetes/controller-manager /etc/kubernetes/proxy /etc/kubernetes/kubelet /etc/kubernetes/kubeconfig /etc/kubernetes/scheduler	1318 381
-kubeadm	kubeadm deployment tool	kubernetes = 1.27.13		b/kubeadm /etc/systemd/system/kubelet.service /etc/systemd/system/kubelet.service.d/10-kubeadm.conf	1318 381
-pause	pause binary			b/pause-amd64	1318 381
=less	530-3	530-1	http://www.greenwoodsoftware.com/less
	Text file viewer	ncurses		b/less	313 129
=libaio	0.3.110-3	0.3.110-2
	Linux-native asynchronous I/O access library				37 13
=libarchive	3.3.3-9	3.3.3-1	http://www.libarchive.org
	Multi-format archive and compression library	xz-libs			312 107
=libassuan	2.5.1-1	=	https://www.gnupg.org/(fr)/related_software/libassuan/index.html
	Provides IPC between GnuPG Components	libgpg-error >= 1.21			117 47
=libatomic_ops	7.6.8-2	7.6.6-1	https://github.com/ivmai/libatomic_ops
	Atomic memory update operations portable implementation				312 107
=libcap	2.25-8	=	https://www.gnu.org/software/hurd/community/gsoc/project_ideas/libcap.html
	Libcap				95 27
=libcap-ng	0.7.10-2	0.7.9-1	http://people.redhat.com/sgrubb/libcap-ng
	POSIX capability Library				65 17
=libdb	5.3.28-2	=	https://oss.oracle.com/berkeley-db.html
	The Berkley DB database library for C				312 107	db
=libestr	0.1.11-2	0.1.10-2	http://libestr.adiscon.com/
	String handling essentials library				32 9
=libevent	2.1.12-1	2.1.8-1	http://libevent.org
	An Event notification library.	openssl			312 107
=libfastjson	0.99.8-1	=	https://github.com/rsyslog/libfastjson
	A fast json library for C				80 28
=libffi	3.2.1-6	=	http://sourceware.org/libffi/
	A portable, high level programming interface to various calling conventions		pkgconfig(libffi)		68 22
-devel	Header and development files for libffi	libffi =			315 58
=libgcrypt	1.8.8-2	1.8.3-2	http://www.gnu.org/software/libgcrypt/
	Crypto Libraries	libgpg-error			312 107
=libgpg-error	1.32-2	1.32-1	ftp://ftp.gnupg.org/gcrypt/alpha/libgpg-error/
	libgpg-error			b/gpg-error b/yat2m	192 75
=libksba	1.3.5-3	1.3.5-1	https://www.gnupg.org/(fr)/download/index.html#libksba
	Library for accessing X.509 and CMS data structure.			b/ksba-config	316 125
=libldb	2.6.2-1		http://ldb.samba.org/
	A schema-less, ldap like, API and database	libtalloc >= 2.3.4,libtdb >= 1.4.7,libtevent >= 0.13.0	bundled(libreplace)		619 159
=liblogging	1.0.6-2	1.0.6-1	http://www.liblogging.org/
	Logging Libraries				312 107
=libmetalink	0.1.3-2		https://launchpad.net/libmetalink
	A Metalink library written in C language	expat			312 107
=libmnl	1.0.4-4	1.0.4-3	http://netfilter.org/projects/libmnl
	A minimalistic user-space library oriented to Netlink developers.				46 12	libmnl-static
=libmspack	0.10.1alpha-2	0.7.1alpha-1	http://www.cabextract.org.uk/libmspack/libmspack-0.5alpha.tar.gz
	A library that provides compression and decompression of file formats used by Microsoft				108 50
=libnetfilter_conntrack	1.0.8-2	1.0.7-1	http://www.netfilter.org/projects/libnetfilter_conntrack/index.html
	Netfilter conntrack userspace library				312 107
=libnetfilter_cthelper	1.0.0-1	=	http://www.netfilter.org/projects/libnetfilter_cthelper/index.html
	User-space infrastructure for connection tracking helpers				312 107
=libnetfilter_cttimeout	1.0.0-1	=	http://www.netfilter.org/projects/libnetfilter_cttimeout/index.html
	User-space infrastructure for connection tracking timeout				312 107
=libnetfilter_queue	1.0.5-2	1.0.3-1	http://www.netfilter.org/projects/libnetfilter_queue/index.html
	Provides API to packets queued by kernel packet filter				312 107
=libnfnetlink	1.0.1-1	=	http://www.netfilter.org/projects/libnfnetlink/index.html
	Library for netfilter related kernel/userspace communication				51 15
=libnftnl	1.1.8-1	1.1.1-1	http://netfilter.org/projects/libnftnl/
	Library for low-level netlink programming interface to the in-kernel nf_tables subsystem				233 60
=libnl	3.4.0-3	3.4.0-1	http://www.infradead.org/~tgr/libnl/
	Netlink Protocol Library Suite	dbus,glib >= 2.58.3			312 107
-devel	Libraries and headers for the libnl	libnl			400 94
=libnsl	1.2.0-2	1.2.0-1	https://github.com/thkukuk/libnsl
	Libraries for the public client interface for NIS(YP) and NIS+.	libtirpc,rpcsvc-proto			127 39
=libpcap	1.9.1-1	1.9.0-2	http://www.tcpdump.org
	C/C++ library for network traffic capture				312 107
=libpipeline	1.5.3-2	1.5.0-1	http://libpipeline.nongnu.org
	Library for manipulating pipelines				96 38
=libpwquality	1.4.2-1		https://github.com/libpwquality/libpwquality
	It provides common functions for password quality checking	Linux-PAM,cracklib		/etc/security/pwquality.conf	48 13
=librelp	1.2.18-2	1.2.17-2	http://www.librelp.com
	RELP Library	gnutls			124 49
=libseccomp	2.4.0-3	2.3.3-1	https://github.com/seccomp/libseccomp/wiki
	Enhanced seccomp library				148 46
=libselinux	2.8-2	2.8-1	https://github.com/SELinuxProject/selinux/wiki
	SELinux library and simple utilities	libsepol,pcre-libs			199 72
=libsepol	2.8-2	2.8-1	http://www.selinuxproject.org
	SELinux binary policy manipulation library	systemd			775 269
=libslirp	4.7.0-2		https://gitlab.freedesktop.org/slirp/libslirp
	A general purpose TCP-IP emulator	glib >= 2.58.3			160 62
=libsolv	0.6.35-8	0.6.26-4	https://github.com/openSUSE/libsolv
	A free package dependency solver	expat-libs,libdb			677 282
=libssh2	1.11.0-1	1.8.0-1	https://www.libssh2.org/
	libssh2 is a library implementing the SSH2 protocol.	openssl,zlib			353 172
=libtalloc	2.3.4-1	2.1.14-1	https://talloc.samba.org
	Talloc is a hierarchical, reference counted memory pool system				86 25
=libtasn1	4.14-2	4.13-1	http://www.gnu.org/software/libtasn1/
	ASN.1 library				312 107
=libtdb	1.4.7-1		https://tdb.samba.org
	Trivial database library	glibc	bundled(libreplace)		131 43
=libtevent	0.13.0-1		http://tevent.samba.org/
	The tevent library	glibc,libtalloc	bundled(libreplace)		127 37
=libtirpc	1.1.4-3	1.1.4-1	http://nfsv4.bullopensource.org/
	Libraries for Transport Independent RPC	krb5		/etc/netconfig /etc/bindresvport.blacklist	226 83
=libtool	2.4.6-3	=	http://www.gnu.org/software/libtool
	Shared libraries, portable interface			b/libtoolize b/libtool	1213 505
libltdl	Shared library files for libtool				421 384
=libunistring	0.9.10-2	0.9.10-1	http://www.gnu.org/software/libunistring/
	GNU Unicode string library				1807 426
=libunwind	1.2.1-1	1.2-2	http://www.nongnu.org/libunwind/
	Portable and efficient C programming interface (API) to determine the call-chain of a program.				196 50
=libusb	1.0.22-2	1.0.22-1	http://sourceforge.net/projects/libusb/
	A library which allows userspace access to USB devices	systemd			155 61
=libuv	1.34.2-4		https://codeload.github.com/libuv/libuv
	multi-platform support library with a focus on asynchronous I/O				294 132
=libxml2	2.9.11-13	2.9.8-2	http://xmlsoft.org/
	Libxml2		pkgconfig(libxml-2.0)		1867 673
-devel	Libraries and header files for libxml	libxml2 = 2.9.11			3286 767
=libxslt	1.1.34-2	1.1.32-1	http://http://xmlsoft.org/libxslt/
	Libxslt-1.1.29	libxml2-devel			312 107
=libyaml	0.2.1-2	0.2.1-1	http://pyyaml.org/wiki/LibYAML
	Implementation of a YAML 1.1 parser and emitter				312 107
=linux	4.19.325-1	4.19.15-2	http://www.kernel.org
	Kernel	(coreutils or toybox),filesystem,kmod		/etc/modprobe.d/iavf.conf	400652 68897
-devel	Kernel Dev	gawk,linux =,python3			400 94	linux-dev
-drivers-gpu	Kernel GPU Drivers	linux =			1318 381
-tools	This package contains the 'perf' performance analysis tools for Linux kernel	(linux = 4.19.325 or linux-esx = 4.19.325 or linux-aws = 4.19.325 or linux-rt = 4.19.325),audit,binutils-libs,elfutils-libelf,libunwind,pciutils,python3,slang,traceevent-plugins,xz-libs	linux-aws-tools	/etc/cpufreq-bench.conf s/cpufreq-bench	1318 381	linux-aws-tools <= 4.19.52-1
=linux-api-headers	4.19.306-1	4.19.15-1	http://www.kernel.org/
	Linux API header files				1318 381			n
=linux-aws	4.19.325-1	4.19.15-1	http://www.kernel.org
	Kernel	(coreutils or toybox),filesystem,kmod			400652 68897
=linux-esx	4.19.325-1	4.19.15-1	http://www.kernel.org
	Kernel	(coreutils or toybox),filesystem,kmod		/etc/modprobe.d/iavf.conf	105548 26087
-devel	Kernel Dev	gawk,linux-esx =,python2			400 94
=linux-firmware	20210204-1	20190109-1	http://www.kernel.org/
	Linux Firmware				85 24			n
=linux-rt	4.19.325-1		http://www.kernel.org
	Kernel	(coreutils or toybox),filesystem,kmod		/etc/modprobe.d/iavf.conf	400652 68897
=linux-secure	4.19.325-1	4.19.15-1	http://www.kernel.org
	Kernel	(coreutils or toybox),filesystem,kmod			400652 68897
=lmdb	0.9.22-3	0.9.22-2	https://symas.com/lmdb
	Lightning memory-mapped database	lmdb-libs =			1318 381
-libs	Shared libraries for lmdb				104 44
=logrotate	3.14.0-1	=	https://github.com/logrotate/logrotate/
	Logrotate	popt		/etc/cron.daily/logrotate /etc/logrotate.conf s/logrotate	160 61
=lsof	4.91-2	4.91-1	https://people.freebsd.org/~abe/
	List Open Files	libtirpc		b/lsof	482 311
=lsscsi	0.30-1	=	http://sg.danny.cz/scsi/lsscsi.html
	List SCSI devices information.				116 49
=ltrace	0.7.3-4	=	http://www.ltrace.org/
	ltrace intercepts and records dynamic library calls.	elfutils-libelf		/etc/ltrace.conf b/ltrace	330 122
=lua	5.3.6-1	5.3.5-1	http://www.lua.org
	Programming language	readline			462 125
=lvm2	2.03.10-1	2.02.181-1	http://sources.redhat.com/dm
	Userland logical volume management tools	device-mapper =,device-mapper-event =,device-mapper-event-libs =,device-mapper-libs =,libaio,lvm2-libs =,systemd		s/blkdeactivate s/fsadm u/../system-generators/lvm2-activation-generator u/blk-availability.service /etc/lvm/lvm.conf /etc/lvm/lvmlocal.conf s/pvs s/vgs s/lvs s/pvresize s/lvextend	4009 1200
device-mapper	Device mapper utility	device-mapper-libs,systemd		s/dmsetup s/dmstats	246 80
device-mapper-event	Device-mapper event daemon	device-mapper =,device-mapper-event-libs =,systemd		s/dmeventd u/dm-event.socket u/dm-event.service	1318 381
device-mapper-event-libs	Device-mapper event daemon shared library	device-mapper-libs =			312 107
device-mapper-libs	Device-mapper shared library	libselinux,libsepol,systemd			474 130
-libs	Shared libraries for lvm2	device-mapper-event-libs =,device-mapper-libs =			3054 725
=lz4	1.9.3-2	1.8.2-1	http://lz4.github.io/lz4
	Extremely fast compression.				169 61
=lzo	2.10-1	=	http://www.oberhumer.com/opensource/lzo/
	Data compression library with very fast (de)compression				1318 381
=m4	1.4.18-2	=	http://www.gnu.org/software/m4
	A macro processor				670 280
=make	4.3-1	4.2.1-2	http://www.gnu.org/software/make
	Program for compiling packages			b/make	1592 386
=man-db	2.8.4-2	2.8.4-1	http://www.nongnu.org/man-db
	Programs for finding and viewing man pages	gdbm,groff,libpipeline,xz		/etc/man_db.conf b/man	2963 1353
=man-pages	4.16-3	4.16-1	http://www.kernel.org/doc/man-pages
	Man pages				1318 381			n
=mariadb	10.3.36-2	10.3.11-2	https://mariadb.org
	Database servers made by the original developers of MySQL.	curl,libxml2,openssl,perl,systemd,zlib		b/msql2mysql b/mysql b/mysql_find_rows b/mysql_plugin b/mysql_waitpid b/mysqlaccess b/mysqladmin b/mysqlbinlog b/mysqlcheck b/mysqldump b/mysqlimport b/mysqlshow b/mysqlslap b/mariadb_config b/test-connect-t b/mysql_client_test b/mysql_client_test_embedded b/mysql_config b/mysql_convert_table_format b/mysql_embedded b/mysql_fix_extensions b/mysql_ldb b/mysql_setpermission b/mysql_upgrade b/mysqltest	1318 381		mysql
-errmsg	errmsg for mariadb				1318 381
-server	MariaDB server	mariadb-errmsg =,shadow		/etc/logrotate.d/mysql /etc/my.cnf /etc/my.cnf.d/client.cnf /etc/my.cnf.d/enable_encryption.preset /etc/my.cnf.d/mysql-clients.cnf /etc/my.cnf.d/server.cnf b/aria_chk b/aria_dump_log b/aria_ftdump b/aria_pack b/aria_read_log b/innochecksum b/mariabackup b/mariadb-service-convert b/mbstream b/myisam_ftdump b/myisamchk b/myisamlog b/myisampack b/mysql_install_db b/mysql_secure_installation b/mysql_tzinfo_to_sql b/mysqld_safe b/mysqld_multi b/mysqld_safe_helper	45336 7170
=mc	4.8.25-3	4.8.21-1	https://www.midnight-commander.org
	File manager	glib >= 2.58.3,pcre,slang		b/mc	1490 510
=memcached	1.6.22-1		https://www.memcached.org/
	High Performance, Distributed Memory Object Cache	libevent,perl,shadow-tools,systemd		/etc/sysconfig/memcached b/memcached-tool b/memcached u/memcached.service	597 207
=minimal	0.1-2	=	https://vmware.github.io/photon/
	Metapackage to install minimal profile	bc,bridge-utils,bzip2,cloud-init,cpio,cracklib-dicts,dbus,docker,e2fsprogs,file,filesystem,findutils,gdbm,grep,gzip,iana-etc,iproute2,iptables,iputils,libtool,motd,net-tools,open-vm-tools,openssh,photon-release,photon-repos,pkg-config,procps-ng,rpm,sed,tdnf,tzdata,util-linux,vim,which			0 9
=motd	0.1.3-5	=	http://github.com/rtnpro/fedora-motd
	Message of the Day	Linux-PAM,python3,systemd		/etc/pam.d/motdgen /etc/motdgen.d /etc/profile.d/motdgen.sh b/motdgen /etc/systemd/system/motdgen.service	1318 381			n
=mpfr	4.0.2-1	4.0.1-1	http://www.mpfr.org
	Functions for multiple precision math	gmp			1177 684
=nano	3.0-1	=	http://www.nano-editor.org/
	Text editor	ncurses		b/nano	2804 673
=ncurses	6.1-5	6.1-1	http://invisible-island.net/ncurses/
	Libraries for terminal handling of character screens	ncurses-libs =		b/captoinfo b/clear b/tabs b/tic b/tset b/reset b/infocmp b/tput b/infotocap b/toe	636 412
-devel	Header and development files for ncurses	ncurses =	pkgconfig(ncurses)	b/ncursesw6-config	2319 341
-libs	Ncurses Libraries		libncurses.so.6()(64bit)		412 131
-terminfo	terminfo files for ncurses	ncurses =			379 255
=nerdctl	1.4.0-7		https://github.com/containerd/nerdctl
	Docker-compatible CLI for containerd	cni >= 1.1.1,containerd,fuse-overlayfs,fuse-overlayfs-snapshotter,libslirp,rootlesskit,slirp4netns		b/nerdctl b/containerd-rootless.sh b/containerd-rootless-setuptool.sh	1318 381
=net-tools	1.60-12	1.60-11	http://net-tools.sourceforge.net
	Networking Tools			b/netstat s/ifconfig s/route s/arp	978 238	inetutils
=netcat	0.7.1-5	=	http://netcat.sourceforge.net/
	Netcat is a featured networking utility which reads and writes data across network connections, using the TCP/IP protocol.			b/nc	108 41
=netkit-telnet	0.17-4	0.17-3	http://rpm5.org/files/popt
	Programs to parse command-line options	ncurses		b/telnet	257 118
-server	telent server applications			s/in.telnetd	1318 381
=nettle	3.7.2-2	3.4-1	http://www.lysator.liu.se/~nisse/nettle
	Low level cryptographic libraries	gmp	libhogweed.so.6()(64bit),libhogweed.so.6(HOGWEED_6)(64bit),libnettle.so.8()(64bit),libnettle.so.8(NETTLE_8)(64bit)		520 281
=newt	0.52.21-1	0.52.20-1	https://admin.fedoraproject.org/pkgdb/package/newt/
	A library for text mode user interfaces	slang			1318 381
=nfs-utils	2.3.3-8	2.3.3-2	http://sourceforge.net/projects/nfs
	NFS client utils	libnfsidmap,libtirpc,python3-libs,rpcbind,shadow		/etc/default/nfs-utils /etc/exports s/showmount s/exportfs s/mount.nfs	1111 254
libnfsidmap	NFSv4 User and Group ID Mapping Library		libnfsidmap		276 54		nfs-utils < 2.3.3-8	g0.25-2
=nftables	0.9.6-2		https://netfilter.org/projects/nftables/
	Netfilter Tables userspace utillites	gmp,iptables,jansson,libmnl,libnftnl,python3,readline,systemd		/etc/sysconfig/nftables.conf s/nft u/nftables.service	176 69
=nghttp2	1.57.0-2	1.33.0-1	https://nghttp2.org
	nghttp2 is an implementation of HTTP/2 and its header compression algorithm, HPACK.				21 9
=nginx	1.22.0-3	1.15.3-3	http://nginx.org
	High-performance HTTP server and reverse proxy	openssl,pcre,systemd		/etc/nginx/fastcgi.conf /etc/nginx/fastcgi.conf.default /etc/nginx/fastcgi_params /etc/nginx/fastcgi_params.default /etc/nginx/koi-utf /etc/nginx/koi-win /etc/nginx/mime.types /etc/nginx/mime.types.default /etc/nginx/nginx.conf /etc/nginx/nginx.conf.default /etc/nginx/scgi_params /etc/nginx/scgi_params.default /etc/nginx/uwsgi_params /etc/nginx/uwsgi_params.default /etc/nginx/win-utf u/nginx.service s/nginx	1336 520
=nmap	7.91-2		http://nmap.org
	Nmap (“Network Mapper”) is a utility for network discovery and security auditing	gnupg,libpcap,pcre		b/nmap b/nping	4434 1853
-ncat	Nmap's Netcat replacement		nc,nc6	b/ncat	1318 381
=nodejs	16.20.2-2	10.14.1-1	https://github.com/nodejs/node
	A JavaScript runtime built on Chrome's V8 JavaScript engine.	(coreutils >= 8.22 or toybox),python3		b/node b/npm	1318 381	nodejs10
=npth	1.6-1	=	https://github.com/gpg/npth
	The New GNU Portable Threads Library.				1318 381
=nspr	4.21-1	4.20-1	http://ftp.mozilla.org/pub/mozilla.org
	Platform-neutral API				322 110
=nss	3.44-15	3.39-1	http://ftp.mozilla.org/pub/security/nss/releases/NSS_3_44_RTM/src/nss-3.44.tar.gz
	Security client	nspr,nss-libs =			4114 1299
-libs	Libraries for Network Security Services	nspr,sqlite-libs			4114 1299
=nss-altfiles	2.23.0-1	=	https://github.com/aperezdc/nss-altfiles
	NSS module to read passwd/group files from alternate locations				1318 381
=ntp	4.2.8p16-1	4.2.8p12-1	http://www.ntp.org/
	Network Time Protocol reference implementation	libcap >= 2.24,libevent,openssl,systemd		/etc/ntp.conf /etc/sysconfig/ntp u/ntpd.service b/ntpd b/ntpdate b/ntpdc b/ntp-keygen b/ntpq b/ntptime b/sntp b/tickadj	62 21
=numactl	2.0.13-3		https://github.com/numactl/numactl
	NUMA support for Linux				137 36
libnuma	Development libraries and header files for jsoncpp	numactl =			71 20
=nxtgn-openssl	1.1.1o-9		http://www.openssl.org
	Management tools and libraries relating to cryptography	bash,glibc,libgcc		/etc/nxtgn-openssl/certs /etc/nxtgn-openssl/ct_log_list.cnf /etc/nxtgn-openssl/ct_log_list.cnf.dist /etc/nxtgn-openssl/openssl.cnf.dist /etc/nxtgn-openssl/openssl.cnf /etc/nxtgn-openssl/private b/nxtgn-openssl	1318 381
=open-iscsi	2.1.1-3		https://github.com/open-iscsi/open-iscsi
	iSCSI tools for Linux	kmod,nxtgn-openssl,systemd,util-linux		/etc/iscsi/ifaces/iface.example /etc/iscsi/initiatorname.iscsi /etc/iscsi/iscsid.conf s/iscsi-gen-initiatorname s/iscsi-iname s/iscsi_discovery s/iscsi_fw_login s/iscsi_offload s/iscsiadm s/iscsid s/iscsistart s/iscsiuio u/iscsi.service u/iscsid.service u/iscsid.socket u/iscsiuio.service u/iscsiuio.socket	1423 308
=open-vm-tools	12.2.0-5	10.3.0-3	https://github.com/vmware/open-vm-tools
	Usermode tools for VMware virts	fuse,glib >= 2.58.3,libmspack,libstdc++,libtirpc,openssl,systemd,which,xmlsec1 >= 1.2.29		b/vmware-toolbox-cmd b/vmware-hgfsclient b/vmhgfs-fuse b/vmware-rpctool b/vmtoolsd	3221 671
=openjdk11	11.0.20-1		https://github.com/openjdk/jdk11u
	OpenJDK	chkconfig			77193 70164	openjdk <= 11.0.20
=openjdk17	17.0.8-1		https://openjdk.java.net
	OpenJDK	chkconfig,libstdc++			77193 70164
=openldap	2.4.57-4	2.4.46-2	http://cyrusimap.web.cmu.edu/
	OpenLdap-2.4.48	cyrus-sasl >= 2.1,openssl >= 1.0.1			1318 381
=openssh	7.8p1-20	7.8p1-1	https://www.openssh.com
	Free version of the SSH connectivity tools	openssh-clients =,openssh-server =,openssl			1318 381
-clients	openssh client applications.	e2fsprogs-libs,krb5,zlib		/etc/ssh /etc/ssh/moduli /etc/ssh/ssh_config b/ssh b/scp b/sftp b/ssh-keygen b/ssh-keyscan b/ssh-add b/ssh-agent b/ssh-copy-id	5801 970
-server	openssh server applications	Linux-PAM,ncurses-terminfo,openssh-clients =,shadow,systemd		/etc/ssh/sshd_config u/sshd-keygen.service u/sshd.service u/sshd.socket u/sshd@.service s/sshd	1930 446
=openssl	1.0.2zl-1	1.0.2q-1	http://www.openssl.org
	Management tools and libraries relating to cryptography	bash,glibc,libgcc	libcrypto.so.1.0.2()(64bit),libssl.so.1.0.2()(64bit)	/etc/ssl/certs /etc/ssl/misc/CA.sh /etc/ssl/misc/c_hash /etc/ssl/misc/c_info /etc/ssl/misc/c_issuer /etc/ssl/misc/c_name /etc/ssl/openssl.cnf /etc/ssl/private b/openssl	2315 1408
-devel	Development Libraries for openssl	openssl =			12206 2393	nxtgn-openssl-devel
=parted	3.5-1	3.2-7	http://ftp.gnu.org/gnu/parted/parted-3.2.tar.xz
	GNU Parted manipulates partition tables			s/parted	122 38
=patch	2.7.6-6	2.7.6-3	http://www.gnu.org/software/patch
	Program for modifying or creating files			b/patch	248 125
=pciutils	3.6.4-3	3.6.2-1	https://www.kernel.org/pub/software/utils/pciutils/
	System utilities to list pci devices			s/lspci	210 102
=pcre	8.44-2	8.42-1	ftp://ftp.csx.cam.ac.uk/pub/software/programming/pcre/pcre-8.44.tar.bz2
	Grep for perl compatible regular expressions	libgcc,libstdc++,pcre-libs =,readline		b/pcregrep b/pcretest	680 333
-libs	Libraries for pcre				680 333
=pcre2	10.40-2		https://github.com/PhilipHazel/pcre2/
-libs	Libraries for pcre2				685 255
=perl	5.28.0-8	5.28.0-2	http://www.perl.org/
	Practical Extraction and Report Language	gdbm,glibc,libgcc,zlib	/bin/perl,perl >= 0:5.003000,perl(getopts.pl),perl(s)	b/perl	7643 1572
=perl-CGI	4.40-1	=	http://search.cpan.org/dist/CGI
	Handle Common Gateway Interface requests and responses	perl >= 5.28.0			1318 381			n
=perl-DBD-SQLite	1.64-3	1.62-1	http://search.cpan.org/dist/DBD-SQLite/
	SQLite DBI Driver	perl >= 5.28.0,perl-DBI,sqlite-libs >= 3.32.1			1318 381
=perl-DBI	1.641-1	=	http://dbi.perl.org/
	A database access API for perl	perl >= 5.28.0		b/dbilogstrip	1318 381
=perl-DBIx-Simple	1.37-1	=	http://search.cpan.org/dist/DBIx-Simple/
	Easy-to-use OO interface to DBI	perl >= 5.28.0,perl-DBI >= 1.21,perl-Object-Accessor			1318 381			n
=perl-File-HomeDir	1.004-1	=	http://search.cpan.org/dist/File-HomeDir/
	File-HomeDir	perl >= 5.28.0,perl-File-Which			1318 381			n
=perl-File-Which	1.22-1	=	http://search.cpan.org/dist/File-Which/
	File-Which	perl >= 5.28.0			1318 381			n
=perl-Object-Accessor	0.48-3	=	http://search.cpan.org/dist/Object-Accessor/
	Interface to create per object accessors	perl >= 5.28.0			1318 381			n
=perl-Parse-Yapp	1.21-1		https://metacpan.org/release/Parse-Yapp
	Perl extension for generating and using LALR parsers	perl		b/yapp	1318 381			n
=perl-YAML	1.26-1	=	http://search.cpan.org/dist/YAML/
	YAML Ain't Markup Language (tm)	perl >= 5.28.0			1318 381			n
=photon-release	3.0-6	3.0-2	https://vmware.github.io/photon/
	Photon release files		system-release,system-release(3.0),system-release(releasever) = 3.0	b/lsb_release /etc/photon-release /etc/lsb-release /etc/os-release /etc/issue /etc/issue.net	1318 381			n
=photon-repos	3.0-8	3.0-2	https://vmware.github.io/photon/
	Photon repo files, gpg keys		photon-repos	/etc/pki/rpm-gpg/VMWARE-RPM-GPG-KEY /etc/pki/rpm-gpg/VMWARE-RPM-GPG-KEY-4096 /etc/yum.repos.d/photon-debuginfo.repo /etc/yum.repos.d/photon-iso.repo /etc/yum.repos.d/photon.repo /etc/yum.repos.d/photon-updates.repo /etc/yum.repos.d/photon-extras.repo	1318 381		tdnf < 3.0.0	n
=photon-upgrade	1.1-4		https://vmware.github.io/photon
	Photon upgrade scripts	coreutils,findutils,gawk,photon-release,rpm,sed,tdnf,util-linux		b/photon-upgrade.sh	1318 381			n
=pinentry	1.1.0-1	=	https://gnupg.org/software/pinentry/index.html
	A collection of PIN or passphrase entry dialogs				1318 381
=pkg-config	0.29.2-4	0.29.2-2	http://www.freedesktop.org/wiki/Software/pkg-config
	Build tool			b/pkg-config	29 13
=popt	1.16-5	=	http://rpm5.org/files/popt
	Programs to parse command-line options				245 42
=postgresql	10.23-3	10.5-1	www.postgresql.org
	PostgreSQL database engine	krb5,libxml2,openldap,openssl,postgresql-libs =,readline,systemd,tzdata,util-linux-libs,zlib	postgresql10 =		16 10
-libs	Libraries for use with PostgreSQL	chkconfig	postgresql10-libs =		312 107
=procps-ng	3.3.15-4	3.3.15-1	https://sourceforge.net/projects/procps-ng
	Programs for monitoring processes	ncurses		b/ps b/pidof b/free b/w b/pgrep b/uptime b/vmstat b/pmap b/tload b/pwdx b/top b/slabtop b/watch b/pkill s/sysctl s/pidof	2091 692
=psmisc	23.2-4	23.2-2	http://psmisc.sourceforge.net/
	Displays information about running processes	ncurses		b/killall b/pstree b/fuser	909 253
=python-asn1crypto	0.24.0-1	=	https://pypi.python.org/packages/67/14/5d66588868c4304f804ebaff9397255f6ec5559e46724c2496e0f26e68d6/asn1crypto-0.22.0.tar.gz
python3-asn1crypto	A fast, pure Python library for parsing and serializing ASN.1 structures.	python3,python3-libs			525 84			n
=python-certifi	2023.11.17-2	2018.08.24-1	https://github.com/certifi
python3-certifi	Python 3 certifi library	ca-certificates			324 149			n
=python-cffi	1.12.2-1	1.11.5-2	https://pypi.python.org/pypi/cffi
python3-cffi	python-cffi	python3,python3-libs,python3-pycparser			407 84
=python-chardet	3.0.4-1	=	https://pypi.org/project/chardet/
python3-chardet	python3-chardet	python3,python3-libs		b/chardetect	1144 107			n
=python-configobj	5.0.6-4	=	https://pypi.python.org/packages/source/c/configobj/configobj-5.0.6.tar.gz
python3-configobj	python-configobj	python3-six			164 34			n
=python-cryptography	3.1.1-3	2.3.1-1	https://pypi.python.org/pypi/cryptography
python3-cryptography	python-cryptography	python3,python3-asn1crypto,python3-cffi,python3-idna,python3-packaging,python3-pyasn1,python3-six			2983 650
=python-idna	2.7-1	=	https://pypi.python.org/pypi/idna
python3-idna	python3-idna	python3,python3-libs			335 40			n
=python-jinja2	2.10.3-1	2.10-1	http://jinja.pocoo.org/
python3-jinja2	A fast and easy to use template engine written in pure Python	python3,python3-libs,python3-markupsafe			540 118			n
=python-jsonpatch	1.23-1	=	https://pypi.python.org/pypi/jsonpatch
python3-jsonpatch	python-jsonpatch	python3-jsonpointer		b/jsondiff3 b/jsonpatch3	60 13			n
=python-jsonpointer	2.0-1	=	https://pypi.python.org/packages/source/j/jsonpointer/jsonpointer-2.0.tar.gz
python3-jsonpointer	python-jsonpointer	python3,python3-libs		b/jsonpointer3	449 96			n
=python-jsonschema	2.6.0-1	=	http://pypi.python.org/pypi/jsonschema
python3-jsonschema	python-jsonschema			b/jsonschema3	491 66			n
=python-markupsafe	1.1.1-1	1.0-3	https://pypi.python.org/pypi/MarkupSafe
python3-markupsafe	python-markupsafe	python3,python3-libs			53 13
=python-netifaces	0.10.9-1		http://alastairs-place.net/netifaces/
python3-netifaces	Python library to retrieve information about network interfaces	python3,python3-libs			53 17
=python-oauthlib	2.1.0-1	=	https://pypi.python.org/pypi/python-oauthlib/
python3-oauthlib	Python3 package for oauthlib	python3,python3-libs			562 93			n
=python-packaging	17.1-3	17.1-2	https://pypi.python.org/pypi/packaging
python3-packaging	python-packaging	python3,python3-libs,python3-pyparsing,python3-six			149 32			n
=python-prettytable	0.7.2-6	=	http://code.google.com/p/prettytable/
python3-prettytable	python-prettytable	python3,python3-libs			148 35			n
=python-pyOpenSSL	18.0.0-5	18.0.0-2	https://github.com/pyca/pyopenssl
python3-pyOpenSSL	Python 3 version	python3,python3-cryptography,python3-six,python3-typing-extensions			449 96			n
=python-pyasn1	0.4.4-1	=	https://pypi.python.org/packages/source/p/pyasn1/pyasn1-0.4.4.tar.gz
python3-pyasn1	python-pyasn1	python3,python3-libs			402 62			n
=python-pycparser	2.18-1	=	https://pypi.python.org/pypi/pycparser
python3-pycparser	python-pycparser	python3,python3-libs			618 77			n
=python-pyparsing	2.2.0-3	=	https://pypi.python.org/pypi/pyparsing/2.2.0
python3-pyparsing	python-pyparsing	python3,python3-libs			453 135			n
=python-pyserial	3.5-1		http://pypi.python.org/pypi/pyserial
python3-pyserial	Python serial port access library	python3		b/pyserial-miniterm b/pyserial-ports	449 96			n
=python-requests	2.24.0-2	2.19.1-3	http://python-requests.org
python3-requests	python-requests	python3,python3-certifi,python3-chardet,python3-idna,python3-libs,python3-pyOpenSSL,python3-urllib3			232 66			n
=python-six	1.12.0-1	1.11.0-2	https://pypi.python.org/packages/source/s/six/six-1.12.0.tar.gz
python3-six	python-six	python3,python3-libs			63 17			n
=python-typing-extensions	4.3.0-1		https://pypi.org/project/typing-extensions
python3-typing-extensions	Backported and Experimental Type Hints for Python 3.7+	python3			229 44			n
=python-urllib3	1.25.11-4	1.23-1	https://pypi.python.org/pypi/urllib3
python3-urllib3	python-urllib3	ca-certificates,python3,python3-libs			456 112			n
=python2	2.7.17-7	2.7.15-3	http://www.python.org/
	A high-level scripting language	openssl,python2-libs =	/bin/python,/bin/python2,python(abi),python-sqlite		1318 381
-libs	The libraries for python runtime	(coreutils or toybox),bzip2-libs,expat >= 2.1.0,gdbm,libffi >= 3.0.13,ncurses,sqlite-libs			312 107
=python3	3.7.5-34	3.7.0-3	http://www.python.org/
	A high-level scripting language	ncurses,openssl,python3-libs =,readline,xz	/bin/python,/bin/python3,/usr/bin/python,python(abi),python-sqlite	b/python3 b/python3.7 b/python3.7m	6743 2007
-curses	Python module interface for NCurses Library	ncurses,python3-libs =			449 96
-devel	The libraries and header files needed for Python development.	expat-devel >= 2.1.0,python3 =		b/python3-config b/python3.7-config b/python3.7m-config	155 26		python3 < 3.7.5-34.ph3
-libs	The libraries for python runtime	(coreutils or toybox),bzip2-libs,expat >= 2.1.0,libffi >= 3.0.13,ncurses,sqlite-libs			8334 1756
-xml	XML libraries for python3 runtime	python3 =,python3-libs =			449 96
=python3-pip	21.2.4-1	3.7.0-3	https://pypi.python.org/pypi/pip
	The PyPA recommended tool for installing Python packages.	python3,python3-libs,python3-setuptools,python3-xml		b/pip3	6678 1294			n
=python3-setuptools	57.4.0-2	3.7.0-3	https://pypi.org/project/setuptools/
	Extensions to the standard Python datetime module	python3 >= 3.7.5-25,python3-xml	python3.11dist(setuptools)		2534 509			n
=readline	7.0-2	=	http://cnswww.cns.cwru.edu/php/chet/readline/rltop.html
	Command-line editing and history capabilities	ncurses-libs			475 162
-devel	Header and development files for readline	readline = 7.0			790 147
=redis	6.2.16-1	4.0.11-1	http://redis.io
	advanced key-value store	systemd		/etc/redis.conf	5837 969
=rootlesskit	1.0.1-13		https://github.com/rootless-containers/rootlesskit
	Linux-native fakeroot using user namespaces	fuse,libslirp,slirp4netns		b/rootlesskit b/rootlesskit-docker-proxy b/rootlessctl	19138 3617
=rpcbind	1.2.5-1	=	http://nfsv4.bullopensource.org
	RPC program number mapper	libtirpc,systemd		/etc/sysconfig/rpcbind	158 47
=rpcsvc-proto	1.4.2-1	1.4-1	https://github.com/thkukuk/rpcsvc-proto
	rcpsvc protocol.x files and headers			b/rpcgen	246 62
=rpm	4.14.3-10	4.14.2-4	http://rpm.org
	Package manager	bash,libdb,lua,rpm-libs =,zstd-libs		b/rpm b/gendiff b/rpm2cpio b/rpmdb b/rpmgraph b/rpmkeys b/rpmquery b/rpmverify	2008 1653
-build	Binaries, scripts and libraries needed to build rpms.	elfutils-libelf,lua,perl,rpm-devel =		b/rpmbuild b/rpmsign b/rpmspec	1318 381
-devel	Libraries and header files for rpm	rpm =,zstd-devel	pkgconfig(rpm)		1819 1560
-libs	Libraries for rpm	bzip2-libs,elfutils-libelf,libcap,libgcc,nss-libs,popt,xz-libs,zlib,zstd-libs		/etc/rpm/macros	2030 1680
=rsync	3.4.1-1	3.1.3-2	https://rsync.samba.org
	Fast incremental file transfer.	lz4,systemd,xxhash,zlib		u/rsyncd.service /etc/rsyncd.conf b/rsync	937 487
=rsyslog	8.2306.0-1	8.37.0-1	http://www.rsyslog.com/
	Rocket-fast system for log processing	gnutls,libestr,libfastjson,libgcrypt,liblogging,librelp,systemd		s/rsyslogd u/rsyslog.service /etc/rsyslog.conf	1942 707
=ruby	2.5.8-9	2.5.3-1	https://www.ruby-lang.org/en/
	Ruby	ca-certificates,gmp,openssl		b/ruby	25005 5274
=runc	1.1.4-12	0.1.1-2	https://runc.io
	CLI tool for spawning and running containers per OCI spec.	libseccomp >= 2.4.0		b/runc	8633 2646
=rust	1.58.1-2		https://github.com/rust-lang/rust
	Rust Programming Language	binutils,gcc,glibc,glibc-devel,libstdc++,openssl		b/rustc b/rustdoc b/rust-lldb b/rust-gdb b/rust-gdbgui b/cargo /etc/bash_completion.d/cargo	1318 381
=samba-client	4.17.12-2		https://www.samba.org
	Samba Client Programs	Linux-PAM,bindutils,dbus,gnutls,jansson,libarchive,libldb >= 2.6.2,libtalloc,libtdb,libtevent,libtirpc,libxml2,libxslt,lmdb,ncurses,openldap,perl-Parse-Yapp,popt,python3,samba-client-libs =,zlib	samba4-client =	b/mdsearch b/cifsdd b/dbwrap_tool b/dumpmscat b/mvxattr b/nmblookup b/oLschema2ldif b/regdiff b/regpatch b/regshell b/regtree b/rpcclient b/samba-regedit b/sharesec b/smbcacls b/smbclient b/smbcquotas b/smbget b/smbspool b/smbtar b/smbtree b/net /etc/samba /etc/samba/smb.conf /etc/sysconfig/samba	1318 381
libwbclient	Samba libwbclient Library		pkgconfig(wbclient)		132 53
-libs	Samba client libraries	libldb,libtalloc,libtdb,libtevent			312 107
=sed	4.5-2	4.5-1	http://www.gnu.org/software/sed
	Stream editor			b/sed	987 321
=serf	1.3.9-2	1.3.9-1	https://serf.apache.org/
	A high performance C-based HTTP client library built upon the Apache Portable Runtime (APR) library	openldap,openssl			8361 2633
=sg3_utils	1.43-3	1.43-2	https://github.com/hreinecke/sg3_utils
	Tools and Utilities for interaction with SCSI devices.		sg_utils.		1318 381
=shadow	4.6-8	4.6-3	https://github.com/shadow-maint
	Programs for handling passwords in a secure way	(shadow-tools = 4.6-8.ph3 or toybox),Linux-PAM,cracklib		/etc/login.defs /etc/login.access /etc/default/useradd /etc/limits s/useradd s/usermod s/userdel s/groupadd	2827 949
-tools	Contains subset of tools which might be replaced by toybox	shadow =		b/passwd b/su b/login	2550 602
=slang	2.3.2-1	=	http://www.jedsoft.org/slang/index.html
	An interpreted language that may be embedded into an application to make the application extensible.				1318 381
=slirp4netns	1.2.0-1		https://github.com/rootless-containers/slirp4netns
	slirp for network namespaces	libseccomp,libslirp		b/slirp4netns	102 37
=socat	1.7.3.4-1	2.0.0.b9-1	http://www.dest-unreach.org/socat
	Multipurpose relay (SOcket CAT)			b/socat	1515 366	socat = 2.0.0.b9
=sqlite	3.35.5-3	3.25.1-1	http://www.sqlite.org
	A portable, high level programming interface to various calling conventions	sqlite-libs =	sqlite3	b/sqlite3	1318 381	sqlite-autoconf,sqlite-devel <= 3.27.2-5
-libs	sqlite3 library		pkgconfig(sqlite3)		1682 819	libsqlite,sqlite-autoconf
=sssd	2.8.1-13		http://github.com/SSSD/sssd
	System Security Services Daemon	bindutils,dbus,ding-libs,glibc,krb5,libgcrypt,libgpg-error,libldb,libselinux,libtalloc,libtdb,libtevent,libwbclient,openssl,samba-client,sssd-ad =,sssd-common =,sssd-ipa =,sssd-kcm =,sssd-krb5 =,sssd-ldap =,sssd-proxy =,util-linux-libs,xz-libs			19 8
libipa_hbac	FreeIPA HBAC Evaluator library				312 107
libsss_autofs	A library to allow communication between Autofs and SSSD				312 107		sssd-common < 2.8.1-13.ph3
libsss_certmap	SSSD Certificate Mapping Library				312 107		sssd-common < 2.8.1-13.ph3
libsss_idmap	FreeIPA Idmap library				312 107
libsss_nss_idmap	Library for SID and certificate based lookups				312 107
libsss_sudo	A library to allow communication between SUDO and SSSD				312 107		sssd-common < 2.8.1-13.ph3
-ad	The AD back end of the SSSD	e2fsprogs-libs,gmp,gnutls,jansson,keyutils,libcap,libsss_certmap =,libsss_idmap =,libtasn1,nettle,openldap,pcre2-libs,samba-client-libs,sssd-common =,sssd-common-pac =,sssd-krb5-common =,zlib			391 131
-client	SSSD Client libraries for NSS and PAM	/usr/sbin/alternatives,Linux-PAM,e2fsprogs-libs,libsss_idmap =,libsss_nss_idmap =			1318 381
-common	Common files for the SSSD	libsss_autofs =,libsss_certmap =,libsss_idmap =,libsss_sudo =,samba-client,shadow,sssd-client =,sssd-nfs_idmap =	libsss_sudo-devel =	s/sssd u/sssd.service u/sssd-autofs.socket u/sssd-autofs.service u/sssd-nss.socket u/sssd-nss.service u/sssd-pac.socket u/sssd-pac.service u/sssd-pam.socket u/sssd-pam-priv.socket u/sssd-pam.service u/sssd-ssh.socket u/sssd-ssh.service u/sssd-sudo.socket u/sssd-sudo.service b/sss_ssh_authorizedkeys b/sss_ssh_knownhostsproxy s/sss_cache /etc/sssd /etc/sssd/sssd.conf /etc/sssd/conf.d /etc/sssd/pki /etc/logrotate.d/sssd /etc/rwtab.d/sssd /etc/pam.d/sssd-shadowutils	5763 1209
-common-pac	Common files needed for supporting PAC processing	libsss_idmap =,sssd-common =			1318 381
-ipa	The IPA back end of the SSSD	libipa_hbac =,libsss_certmap =,libsss_idmap =,samba-client-libs,sssd-common =,sssd-common-pac =,sssd-krb5-common =			691 207
-kcm	An implementation of a Kerberos KCM server	sssd-common =		/etc/krb5.conf.d/kcm_default_ccache u/sssd-kcm.socket u/sssd-kcm.service	454 132
-krb5	The Kerberos authentication back end for the SSSD	sssd-common =,sssd-krb5-common =		/etc/krb5.conf.d/enable_sssd_conf_dir	53 18
-krb5-common	SSSD helpers needed for Kerberos and GSSAPI authentication	cyrus-sasl,sssd-common =			286 80
-ldap	The LDAP back end of the SSSD	libsss_certmap =,libsss_idmap =,sssd-common =,sssd-krb5-common =			72 35
-nfs_idmap	SSSD plug-in for NFSv4 rpc.idmapd	libnfsidmap			1318 381		sssd-common < 2.8.1-13.ph3
-proxy	The proxy back end of the SSSD	sssd-common =			140 43
=stalld	1.14.1-4		https://git.kernel.org/pub/scm/utils/stalld/stalld.git
	Daemon that finds starving tasks in the system and gives them a temporary boost	bash,systemd		b/stalld b/throttlectl u/stalld.service /etc/sysconfig/stalld	1318 381
=strace	4.26-1	4.25-1	https://strace.io/
	Tracks system calls that are made by a running process			b/strace b/strace-log-merge	2839 1283
=subversion	1.10.8-4	1.10.2-3	http://subversion.apache.org
	The Apache Subversion control system	apr,apr-util,serf,utf8proc			4837 938
-perl	Allows Perl scripts to directly use Subversion repositories.	perl,subversion =			1318 381
=sudo	1.9.15p5-1	1.8.23-1	https://www.sudo.ws/
	Sudo	Linux-PAM,shadow		/etc/sudoers /etc/sudo.conf /etc/sudo_logsrvd.conf /etc/pam.d/sudo b/sudo s/visudo	6055 1846
=sysstat	12.7.2-4	12.1.2-1	http://sebastien.godard.pagesperso-orange.fr/
	The Sysstat package contains utilities to monitor system performance and usage activity	coreutils,cronie		b/sar b/iostat b/mpstat b/pidstat	1785 582
=systemd	239-51	239-10	http://www.freedesktop.org/wiki/Software/systemd/
	systemd-239	Linux-PAM,elfutils,filesystem >= 1.1,glib >= 2.58.3,gnutls,kmod,libacl,libcap,libgcrypt,xz		/etc/X11/xinit/xinitrc.d/50-systemd-user.sh /etc/sysctl.d/50-security-hardening.conf /etc/xdg/systemd /etc/rc.d/init.d/README /etc/dbus-1/system.d/org.freedesktop.systemd1.conf /etc/dbus-1/system.d/org.freedesktop.hostname1.conf /etc/dbus-1/system.d/org.freedesktop.login1.conf /etc/dbus-1/system.d/org.freedesktop.locale1.conf /etc/dbus-1/system.d/org.freedesktop.timedate1.conf /etc/dbus-1/system.d/org.freedesktop.resolve1.conf /etc/dbus-1/system.d/org.freedesktop.network1.conf /etc/dbus-1/system.d/org.freedesktop.machine1.conf /etc/dbus-1/system.d/org.freedesktop.portable1.conf /etc/dbus-1/system.d/org.freedesktop.timesync1.conf /etc/systemd/system.conf /etc/systemd/user.conf /etc/systemd/logind.conf /etc/systemd/journald.conf /etc/systemd/resolved.conf /etc/systemd/coredump.conf /etc/systemd/timesyncd.conf /etc/pam.d/systemd-user /etc/modules-load.d/10-rdrand-rng.conf /etc/systemd/network/99-dhcp-en.network /etc/udev/rules.d/99-vmware-hotplug.rules b/systemctl b/journalctl b/networkctl b/resolvectl b/hostnamectl b/timedatectl	9668 2973
=tar	1.30-7	1.30-1	http://www.gnu.org/software/tar
	Archiving program			b/tar	3144 817
=tcl	8.6.8-3	8.6.8-1	http://tcl.sourceforge.net/
	Tool Command Language - the language and library.				20 4
=tcp_wrappers	7.6-5	=	ftp://ftp.porcupine.org/pub/security/index.html
	TCP/IP daemon wrapper package	finger,libnsl			1318 381
=tcpdump	4.99.4-2	4.9.2-1	http://www.tcpdump.org
	Packet Analyzer	libpcap		b/tcpdump b/tcpdump.4.99.4	1332 456
=tcsh	6.20.00-4	=	http://www.tcsh.org/
	An enhanced version of csh, the C shell	(coreutils or toybox),ncurses	/bin/csh,/bin/tcsh,csh = 6.20.00	b/tcsh b/csh	1346 438
=tdnf	3.1.15-3	2.0.0-6	https://github.com/vmware/tdnf
	dnf/yum equivalent using C libs	curl-libs,libmetalink,libsolv,rpm-libs,tdnf-cli-libs =	yum	b/tdnf b/tyum b/yum b/tdnf-cache-updateinfo /etc/tdnf/tdnf.conf u/tdnf-cache-updateinfo.service u/tdnf-cache-updateinfo.timer /etc/motdgen.d/02-tdnf-updateinfo.sh	1318 381	yum
-automatic	tdnf - automated upgrades	tdnf =		b/tdnf-automatic /etc/tdnf/automatic.conf u/tdnf-automatic.timer u/tdnf-automatic.service u/tdnf-automatic-install.timer u/tdnf-automatic-install.service u/tdnf-automatic-notifyonly.timer u/tdnf-automatic-notifyonly.service	1318 381			g
-cli-libs	Library providing cli libs for tdnf like clients				312 107
-plugin-repogpgcheck	tdnf plugin providign gpg verification for repository metadata	gpgme		/etc/tdnf/pluginconf.d/tdnfrepogpgcheck.conf	1318 381			g
=texinfo	6.5-2	=	http://ftp.gnu.org/gnu/texinfo/texinfo-6.5.tar.xz
	Reading, writing, and converting info pages			b/info b/install-info b/makeinfo b/pod2texi b/texi2any b/texindex	12462 1773
=tmux	2.7-3	2.7-1	https://tmux.github.io
	Terminal multiplexer	libevent,ncurses		b/tmux	1106 444
=toybox	0.8.6-2	0.7.7-1	http://landley.net/toybox
	Common Linux command line utilities in a single executable	openssl,zlib		b/toybox b/toybox-toys b/dos2unix b/unix2dos b/fstype b/fsync b/help b/readahead s/freeramdisk s/killall5 s/oneit s/vconfig b/acpi b/catv b/count b/ftpget b/ftpput b/hexedit b/inotifyd b/iorenice b/makedevs b/microcom b/nbd-client b/time b/tunctl	3305 2640
=trace-cmd	2.9-3		https://git.kernel.org/pub/scm/utils/trace-cmd/trace-cmd.git
traceevent-plugins	This package contains shared-libraries used by trace-cmd				1318 381		linux-tools < 4.19.138-4
=traceroute	2.1.3-1	2.1.0-3	http://traceroute.sourceforge.net
	Traces the route taken by packets over an IPv4/IPv6 network			b/traceroute	155 50
=tree	1.7.0-1	=	http://mama.indstate.edu/users/ice/tree/
	Recursive directory listing command.			b/tree	113 51
=tzdata	2023c-1	2017b-3	http://www.iana.org/time-zones
	Time zone data			/etc/localtime	2571 301			n
=unzip	6.0-18	6.0-11	http://www.gnu.org/software/unzip
	Unzip-6.0			b/unzip	380 163
=usbutils	010-1	=	http://linux-usb.sourceforge.net
	USB Utils	libusb		b/usb-devices b/lsusb b/lsusb.py b/usbhid-dump	320 72
=userspace-rcu	0.10.1-1	=	https://github.com/urcu/userspace-rcu/releases
	user space RCU (read-copy-update)				1318 381
=utf8proc	2.2.0-2	2.2.0-1	https://github.com/JuliaStrings/utf8proc
	C library that provide processing for data in the UTF-8 encoding				1318 381
=util-linux	2.32.1-6	2.32-1	http://www.kernel.org/pub/linux/utils/util-linux
	Utilities for file systems, consoles, partitions, and messages	util-linux-libs =		b/mount b/umount b/lsblk s/fdisk s/blkid	4978 1150
-libs	library files for util-linux				454 162
=vim	8.2.5169-15	8.1.0388-2	http://www.vim.org
	Text editor	ncurses-libs >= 6.1-4		/etc/vimrc b/ex b/vi b/view b/rvim b/rview b/vim b/vimdiff	3650 1531
-extra	Extra files for Vim text editor	tcsh,vim =		b/vimtutor b/xxd	36406 6862
=wget	1.21.3-2	1.19.5-1	http://www.gnu.org/software/wget/wget.html
	A network utility to retrieve files from the Web	openssl		b/wget	3521 915
=which	2.21-6	2.21-5	http://savannah.gnu.org/projects/which
	Program shows full path of (shell) commands			b/which	1318 381
=xfsprogs	4.18.0-2	4.18.0-1	http://oss.sgi.com/projects/xfs/
	Utilities for managing the XFS filesystem			s/xfs_growfs s/mkfs.xfs s/xfs_repair	3444 969
=xmlsec1	1.2.29-6	1.2.26-2	http://www.aleksey.com/xmlsec/
	Library providing support for "XML Signature" and "XML Encryption" standards	libltdl,libxml2,libxslt,nss		b/xmlsec1	96 28
=xxhash	0.8.1-1		http://www.xxhash.com
	Extremely fast hash algorithm	xxhash-libs =			131 40
-libs	Extremely fast hash algorithm - library				99 27
=xz	5.2.4-2	5.2.4-1	http://tukaani.org/xz
	Programs for compressing and decompressing files	xz-libs =		b/xz b/lzcat b/lzma b/xzcat b/unlzma b/unxz b/xzless b/lzmadec b/xzcmp b/lzegrep b/lzcmp b/xzfgrep b/xzmore b/lzgrep b/xzdiff b/lzfgrep b/xzegrep b/lzless b/lzdiff b/lzmore b/lzmainfo b/xzgrep b/xzdec	1226 460
-libs	Libraries for xz				333 201
=zip	3.0-3	3.0-2	http://downloads.sourceforge.net/infozip
	zip-3.0			b/zip	616 225
=zlib	1.2.11-5	1.2.11-1	http://www.zlib.net
	Compression and decompression routines				168 85
-devel	Header and development files for zlib	zlib =			1310 895
=zsh	5.8.1-1	5.6.1-1	http://zsh.sourceforge.net/
	Z shell	(coreutils or toybox)	/bin/zsh	b/zsh	2461 886
=zstd	1.4.5-2		https://github.com/facebook/zstd
	Zstandard compression library	zstd-libs =		b/zstd b/zstdcat b/zstdgrep b/zstdless b/zstdmt b/unzstd	2102 684
-devel	Development files for Zstd compression library	glibc-devel,zstd =	pkgconfig(libzstd)		1224 346
-libs	Zstd shared library				785 283
`;
