// Generated from the spec files of Photon OS 4.0: licences and descriptions of its packages. One table, so it is long; how it is read and was made: see index.ts.
export const texts = `=Linux-PAM	BSD and GPLv2+
	The Linux PAM package contains Pluggable Authentication Modules used to\\nenable the local system administrator to choose how applications authenticate users.
=acl	GPLv2+
	This package contains the getfacl and setfacl utilities needed for\\nmanipulating access control lists.
libacl	This package contains the libacl.so dynamic library which contains\\nthe POSIX 1003.1e draft standard 17 functions for manipulating access\\ncontrol lists.	LGPLv2+
=aide	GPLv2+
	AIDE (Advanced Intrusion Detection Environment) is a file integrity\\nchecker and intrusion detection program.
=alsa-lib	LGPLv2+
	The ALSA Library package contains the ALSA library used by programs\\n(including ALSA Utilities) requiring access to the ALSA sound interface.
=apparmor	GNU LGPL v2.1
-abstractions	AppArmor abstractions (common parts used in various profiles) and\\nthe /etc/apparmor.d/ directory structure.
-parser	The AppArmor Parser is a userlevel program that is used to load in\\nprogram profiles to the AppArmor Security kernel module.\\nThis package is part of a suite of tools that used to be named\\nSubDomain.
-profiles	This package contains the basic AppArmor profiles.
-utils	This package contains programs to help create and manage AppArmor\\nprofiles.
libapparmor	This package contains the AppArmor library.
python3-apparmor	This package provides the python3 interface to AppArmor. It is used for python\\napplications interfacing with AppArmor.
=apr	Apache License 2.0
	.
=apr-util	Apache License 2.0
	.
=argon2	Apache 2.0
libargon2	Libraries for integrating with Argon2
=attr	GPLv2+
	The attr package contains utilities to administer the extended attributes on filesystem objects.
=audit	GPLv2+
	The audit package contains the user space utilities for\\nstoring and searching the audit records generate by\\nthe audit subsystem in the Linux 2.6 kernel.
=autoconf	GPLv2
	The package contains programs for producing shell scripts that can\\nautomatically configure source code.
=autogen	GPLv3+
-libopts	Libopts is very powerful command line option parser.	LGPLv3+
=automake	GPLv2+
	Contains programs for generating Makefiles for use with Autoconf.
=bash	GPLv3
	The package contains the Bourne-Again SHell
=bc	GPLv2+
	The Bc package contains an arbitrary precision numeric processing language.
=bindutils	ISC
	BIND is open source software that implements the Domain Name System (DNS) protocols\\nfor the Internet. It is a reference implementation of those protocols, but it is\\nalso production-grade software, suitable for use in high-volume and high-reliability applications.
=binutils	GPLv2+
	The Binutils package contains a linker, an assembler,\\nand other tools for handling object files.
-libs	It contains the binutils shared libraries that applications can link\\nto at runtime.
=bison	GPLv3+
	This package contains a parser generator
=bridge-utils	GPLv2+
	The bridge-utils package contains a utility needed to create and manage bridge devices. This is useful in setting up networks for a hosted virtual machine (VM).
=btrfs-progs	GPLv2+
	The btrfs-progs package provides all the userspace programs needed to create,\\ncheck, modify and correct any inconsistencies in the btrfs filesystem.
=build-essential	GPLv2

=bzip2	BSD
	The Bzip2 package contains programs for compressing and\\ndecompressing files.  Compressing text files with bzip2 yields a much better\\ncompression percentage than with the traditional gzip.
-libs	This package contains minimal set of shared bzip2 libraries.
=ca-certificates	Custom
	The Public Key Inrastructure is used for many security issues in a\\nLinux system. In order for a certificate to be trusted, it must be\\nsigned by a trusted agent called a Certificate Authority (CA). The\\ncertificates loaded by this section are from the list on the Mozilla\\nversion control system and formats it into a form used by\\nOpenSSL-1.0.1e. The certificates can also be used by other applications\\neither directly of indirectly through openssl.
-pki
=chkconfig	GPLv2
	Chkconfig is a basic system utility.  It updates and queries runlevel\\ninformation for system services.  Chkconfig manipulates the numerous\\nsymbolic links in /etc/rc.d, to relieve system administrators of some\\nof the drudgery of manually editing the symbolic links.
=chrony	GPLv2
	chrony is a versatile implementation of the Network Time Protocol (NTP).\\nIt can synchronise the system clock with NTP servers, reference clocks\\n(e.g. GPS receiver), and manual input using wristwatch and keyboard. It\\ncan also operate as an NTPv4 (RFC 5905) server and peer to provide a time\\nservice to other computers in the network.
=cifs-utils	GPLv3
	Cifs-utils, a package of utilities for doing and managing mounts of the Linux CIFS filesystem.
=cloud-init	GPLv3
	Cloud-init is a set of init scripts for cloud instances.  Cloud instances\\nneed special scripts to run during initialization to retrieve and install\\nssh keys and to let the user run various scripts.
=cloud-utils	GPLv3
	Cloud-utils brings in growpart script. This script is very useful for\\ndetecting available disk size and grow the partition.\\nThis is generally used by cloud-init for disk space manangement on cloud images.
=cmake	BSD and LGPLv2+
	CMake is an extensible, open-source system that manages the build process in an\\noperating system and in a compiler-independent manner.
=cmocka	Apache 2.0
	an elegant unit testing framework for C with support for mock objects. It only requires the standard C library, works on a range of computing platforms (including embedded) and with different compilers.
=cni	ASL 2.0
	The CNI (Container Network Interface) project consists of a specification and\\nlibraries for writing plugins to configure network interfaces in Linux containers,\\nalong with a number of supported plugins.
=conmon	ASL 2.0
	conmon is a command-line program for monitoring and managing the lifecycle of Linux\\ncontainers that follow the Open Container Initiative (OCI) format.
=conntrack-tools	GPLv2
	The conntrack-tools are a set of free software userspace tools for Linux that\\nallow system administrators interact with the Connection Tracking System,\\nwhich is the module that provides stateful packet inspection for iptables.
=containerd	ASL 2.0
	Containerd is an open source project. It is available as a daemon for Linux,\\nwhich manages the complete container lifecycle of its host system.
-extras
=containers-common	ASL 2.0
	This package contains common configuration files and documentation for container\\ntools ecosystem, such as Podman, Buildah and Skopeo.It is required because the most\\nof configuration files and docs come from projects which are vendored into Podman,\\nBuildah, Skopeo, etc. but they are not packaged separately.
=coreutils	GPLv3
	The Coreutils package contains utilities for showing and setting\\nthe basic system
=coreutils-selinux	GPLv3
	SELinux enabled coreutils package.
=cpio	GPLv3+
	The cpio package contains tools for archiving.
=cracklib	GPL
	CrackLib tests passwords to determine whether they match certain\\nsecurity-oriented characteristics. You can use CrackLib to stop\\nusers from choosing passwords which would be easy to guess. CrackLib\\nperforms certain tests:\\n\\n* It tries to generate words from a username and gecos entry and\\n  checks those words against the password;\\n* It checks for simplistic patterns in passwords;\\n* It checks for the password in a dictionary.\\n\\nCrackLib is actually a library containing a particular\\nC function which is used to check the password, as well as\\nother C functions. CrackLib is not a replacement for a passwd\\nprogram; it must be used in conjunction with an existing passwd\\nprogram.\\n\\nInstall the cracklib package if you need a program to check users'\\npasswords to see if they are at least minimally secure. If you\\ninstall CrackLib, you'll also want to install the cracklib-dicts\\npackage.
-dicts	The cracklib-dicts package includes the CrackLib dictionaries.\\nCrackLib will need to use the dictionary appropriate to your system,\\nwhich is normally put in /usr/share/dict/words.  Cracklib-dicts also contains\\nthe utilities necessary for the creation of new dictionaries.\\n\\nIf you are installing CrackLib, you should also install cracklib-dicts.
=createrepo_c	GPLv2+
	C implementation of the createrepo.
=cri-tools	Apache License Version 2.0
	cri-tools aims to provide a series of debugging and validation tools for Kubelet CRI, which includes:\\ncrictl: CLI for kubelet CRI.\\ncritest: validation test suites for kubelet CRI.
=cronie	GPLv2+ and MIT and BSD and ISC
	Cronie contains the standard UNIX daemon crond that runs specified programs at\\nscheduled times and related tools. It is based on the original cron and\\nhas security and configuration enhancements like the ability to use pam and\\nSELinux.
=cryptsetup	GPLv2+ and LGPLv2+
	Cryptsetup is a utility used to conveniently set up disk encryption based\\non the DMCrypt kernel module.
-libs	Shared libraries for Cryptsetup
=curl	MIT
	The cURL package contains an utility and a library used for\\ntransferring files with URL syntax to any of the following\\nprotocols: FTP, FTPS, HTTP, HTTPS, SCP, SFTP, TFTP, TELNET,\\nDICT, LDAP, LDAPS and FILE. Its ability to both download and\\nupload files can be incorporated into other programs to support\\nfunctions like streaming media.
-libs	This package contains minimal set of shared curl libraries.
=cyrus-sasl	Custom
	The Cyrus SASL package contains a Simple Authentication and Security\\nLayer, a method for adding authentication support to\\nconnection-based protocols. To use SASL, a protocol includes a command\\nfor identifying and authenticating a user to a server and for\\noptionally negotiating protection of subsequent protocol interactions.\\nIf its use is negotiated, a security layer is inserted between the\\nprotocol and the connection.
=dbus	GPLv2+ or AFL
	The dbus package contains dbus.
=device-mapper-multipath	GPL+
	Device-mapper-multipath provides tools to manage multipath devices by\\ninstructing the device-mapper multipath kernel module what to do.
kpartx	kpartx manages partition creation and removal for device-mapper devices.
=dhcp	ISC
-client	The ISC DHCP Client, dhclient, provides a means for configuring one or\\nmore network interfaces using the Dynamic Host Configuration Protocol,\\nBOOTP protocol, or if these protocols fail, by statically assigning an address.
-libs	Libraries for the dhcp.
=diffutils	GPLv3+
	The Diffutils package contains programs that show the\\ndifferences between files or directories.
=ding-libs	LGPLv3+
	A meta-package that pulls in libcollection, libdhash, libini-config,\\nlibrefarray and libpath-utils.
libbasicobjects	Basic object types	GPLv3+
libcollection	A data-type to collect data in a hierarchical structure for easy iteration\\nand serialization
libdhash	A hash table which will dynamically resize to achieve optimal storage & access\\ntime properties
libini-config	Library to process config files in INI format into a libcollection data\\nstructure
libpath-utils	Utility functions to manipulate filesystem pathnames
libref-array	A dynamically-growing, reference-counted array
=dmidecode	GPLv2+
	Dmidecode reports information about your system's hardware as described in your system BIOS according to the SMBIOS/DMI standard. This information typically includes system manufacturer, model name, serial number, BIOS version, asset tag as well as a lot of other details of varying level of interest and reliability depending on the manufacturer. This will often include usage status for the CPU sockets, expansion slots (e.g. AGP, PCI, ISA) and memory module slots, and the list of I/O ports (e.g. serial, parallel, USB).
=dnsmasq	GPLv2 or GPLv3
	Dnsmasq a lightweight, caching DNS proxy with integrated DHCP server.
=docker	ASL 2.0
	Docker is an open source project to build, ship and run any application as a lightweight container.
-cli	Docker is an open source project to build, ship and run any application as a lightweight container.
-engine	Docker is an open source project to build, ship and run any application as a lightweight container.
-rootless	Rootless support for Docker.\\nUse dockerd-rootless.sh to run the daemon.\\nUse dockerd-rootless-setuptool.sh to setup systemd for dockerd-rootless.sh.
=docker-buildx	Apache-2.0 AND BSD-2-Clause AND BSD-3-Clause AND ISC AND MIT AND MPL-2.0 AND Unicode-DFS-2016
	.
=docker-compose	ASL 2.0
	Docker Compose (V2) plugin for the Docker CLI.\\n\\nThis plugin provides the 'docker compose' subcommand.\\n\\nThe binary can also be run standalone as a direct replacement for\\nDocker Compose V1 ('docker-compose').
=dos2unix	BSD
	Convert text files with DOS or Mac line endings to Unix line endings and\\nvice versa.
=dosfstools	GPLv3+
	dosfstools contains utilities for making and checking MS-DOS FAT filesystems.
=dracut	GPLv2+ and LGPLv2+
	dracut contains tools to create a bootable initramfs for 2.6 Linux kernels.\\nUnlike existing implementations, dracut does hard-code as little as possible\\ninto the initramfs. dracut contains various modules which are driven by the\\nevent-based udev. Having root on MD, DM, LVM2, LUKS is supported as well as\\nNFS, iSCSI, NBD, FCoE with the dracut-network package.
=drpm	LGPLv2+ and BSD
	The drpm package provides a library for making, reading and applying deltarpms,\\ncompatible with the original deltarpm packages.
=e2fsprogs	GPLv2+
	The E2fsprogs package contains the utilities for handling the ext2 file system.
-libs	It contains the libraries: libss and libcom_err
=ebtables	GPLv2+
	Ethernet bridge tables is a firewalling tool to transparently filter network\\ntraffic passing a bridge. The filtering possibilities are limited to link\\nlayer filtering and some basic filtering on higher network layers.\\n\\nThis tool is the userspace control for the bridge and ebtables kernel\\ncomponents (built by default in Fedora kernels).\\n\\nThe ebtables tool can be used together with the other Linux filtering tools,\\nlike iptables. There are no known incompatibility issues.
=elfutils	GPLv3+ and (GPLv2+ or LGPLv3+)
	Elfutils is a collection of utilities, including ld (a linker),\\nnm (for listing symbols from object files), size (for listing the\\nsection sizes of an object or archive file), strip (for discarding\\nsymbols), readelf (to see the raw ELF file structures), and elflint\\n(to check for well-formed ELF files).  Also included are numerous\\nhelper libraries which implement DWARF, ELF, and machine-specific ELF\\nhandling.
-libelf	The elfutils-libelf package provides a DSO which allows reading and\\nwriting ELF files on a high level.  Third party programs depend on\\nthis package to read internals of ELF files.  The programs of the\\nelfutils package use it also to generate new ELF files.	GPLv2+ or LGPLv3+
=etcd	Apache License
	A highly-available key value store for shared configuration and service discovery.
=ethtool	GPLv2
	ethtool is the standard Linux utility for controlling network drivers and hardware,\\nparticularly for wired Ethernet devices
=expat	MIT
	The Expat package contains a stream oriented C library for parsing XML.
-devel	It contains the libraries and header files to create applications
-libs	This package contains minimal set of shared expat libraries.
=expect	GPLv2+
	Expect is a tool for automating interactive applications such as\\ntelnet, ftp, passwd, fsck, rlogin, tip, etc. Expect is also useful\\nfor testing these same applications.
=fail2ban	GPLv2+
	Fail2Ban scans log files and bans IP addresses that makes too many password\\nfailures. It updates firewall rules to reject the IP address. These rules can\\nbe defined by the user. Fail2Ban can read multiple log files such as sshd or\\nApache web server ones.\\n\\nThe main package contains the core server components for Fail2Ban with minimal\\ndependencies.  You can install this directly if you want to have a small\\ninstallation and know what you are doing.
-sendmail	This package installs Fail2Ban's sendmail actions.  This is the default\\nmail actions for Fail2Ban.
-systemd	This package configures Fail2Ban to use the systemd journal for its log input\\nby default.
=file	BSD
	The package contains a utility for determining the type of a\\ngiven file or files
-libs	It contains the libraries to run the application.
=filesystem	GPLv3
	The filesystem package is one of the basic packages that is installed\\non a Linux system. Filesystem contains the basic directory\\nlayout for a Linux operating system, including the correct permissions\\nfor the directories. This version is for a system configured with systemd.
=findutils	GPLv3+
	These programs are provided to recursively search through a\\ndirectory tree and to create, maintain, and search a database\\n(often faster than the recursive find, but unreliable if the\\ndatabase has not been recently updated).
=finger	BSD/
	Finger is a utility that allows users to see information about system users\\n(login name, home directory, name, and more) on local and remote systems.
=flex	BSD
	The Flex package contains a utility for generating programs\\nthat recognize patterns in text.
=freetype2	BSD/GPL
	FreeType is a software font engine that is designed to be small, efficient, highly customizable, and portable while capable of producing high-quality output (glyph images). It can be used in graphics libraries, display servers, font conversion tools, text image generation tools, and many other products as well.
=fuse	GPL+
	With FUSE it is possible to implement a fully functional filesystem in a\\nuserspace program.
-devel	It contains the libraries and header files to create fuse applications.
=fuse-overlayfs	GPLv3+
	fuse-overlayfs provides an overlayfs FUSE implementation so that it can be used since\\nLinux 4.18 by unprivileged users in an user namespace.
=fuse-overlayfs-snapshotter	GPL3
	fuse-overlayfs snapshotter plugin for containerd.\\nfuse-overlayfs-snapshotter is a non-core sub-project of containerd.
=fuse3	GPL+
	With FUSE3 it is possible to implement a fully functional filesystem in a\\nuserspace program.
=gawk	GPLv3
	The Gawk package contains programs for manipulating text files.
=gc	BSD
	The Boehm-Demers-Weiser conservative garbage collector can be\\nused as a garbage collecting replacement for C malloc or C++ new.
=gcc	GPLv2+
	The GCC package contains the GNU compiler collection,\\nwhich includes the C and C++ compilers.
libgcc	The libgcc package contains GCC shared libraries for gcc.
libgcc-atomic	The libgcc package contains GCC shared libraries for atomic counter updates.
libgcc-devel	The libgcc package contains GCC shared libraries for gcc .\\nThis package contains development headers and static library for libgcc.
libgomp	An implementation of OpenMP for the C, C++, and Fortran 95 compilers in the GNU Compiler Collection.
libgomp-devel	An implementation of OpenMP for the C, C++, and Fortran 95 compilers in the GNU Compiler Collection.\\nThis package contains development headers and static library for libgomp
libstdc++	This package contains the GCC Standard C++ Library v3, an ongoing project to implement the ISO/IEC 14882:1998 Standard C++ library.
libstdc++-devel	This is the GNU implementation of the standard C++ libraries.\\nThis package includes the headers files and libraries needed for C++ development.
=gdb	GPLv2+
	GDB, the GNU Project debugger, allows you to see what is going on\\n\`inside' another program while it executes -- or what\\nanother program was doing at the moment it crashed.
=gdbm	GPLv3+
	This is a disk file format database which stores key/data-pairs in\\nsingle files. The actual data of any record being stored is indexed\\nby a unique key, which can be retrieved in less time than if it was\\nstored in a text file.
=gettext	GPLv3
	These allow programs to be compiled with NLS\\n(Native Language Support), enabling them to output\\nmessages in the user's native language.
=git	GPLv2
	Git is a free and open source, distributed version control system\\ndesigned to handle everything from small to very large projects with\\nspeed and efficiency. Every Git clone is a full-fledged repository\\nwith complete history and full revision tracking capabilities, not\\ndependent on network access or a central server. Branching and\\nmerging are fast and easy to do. Git is used for version control of\\nfiles, much like tools such as Mercurial, Bazaar,\\nSubversion-1.7.8, CVS-1.11.23, Perforce, and Team Foundation Server.
=glib	LGPLv2+
	The GLib package contains a low-level libraries useful for providing data structure handling for C,\\nportability wrappers and interfaces for such runtime functionality as an event loop, threads,\\ndynamic loading and an object system. Development libs and headers are in glib-devel.
=glibc	LGPLv2+
	This library provides the basic routines for allocating memory,\\nsearching directories, opening and closing files, reading and\\nwriting files, string handling, pattern matching, arithmetic,\\nand so on.
-devel	These are the header files of glibc.
-i18n	These are the additional internationalization files of glibc.
-iconv	These is gconv modules for iconv() and iconv tools.
-tools	Extra tools for glibc.
=gmp	LGPLv3+
	The GMP package contains math libraries. These have useful functions\\nfor arbitrary precision arithmetic.
=gnupg	GPLv3+
	GnuPG is a complete and free implementation of the OpenPGP standard as defined\\nby RFC4880 (also known as PGP). GnuPG allows to encrypt and sign your data and\\ncommunication, features a versatile key management system as well as access\\nmodules for all kinds of public key directories. GnuPG, also known as GPG, is\\na command line tool with features for easy integration with other applications.
=gnutls	GPLv3+ and LGPLv2+
	GnuTLS is a secure communications library implementing the SSL, TLS and DTLS protocols and technologies around them.\\nIt provides a simple C language application programming interface (API) to access the secure communications protocols as well as APIs to parse and write X.509,\\nPKCS #12, OpenPGP and other required structures. It is aimed to be portable and efficient with focus on security and interoperability.
=go	BSD
	Go is an open source programming language that makes it easy to build simple, reliable, and efficient software.
=gpgme	GPLv2+
	The GPGME package is a C language library that allows to add support for cryptography to a program. It is designed to make access to public key crypto engines like GnuPG or GpgSM easier for applications. GPGME provides a high-level crypto API for encryption, decryption, signing, signature verification and key management.
=gptfdisk	GPLv2+
	The gptfdisk package is a set of programs for creation and maintenance of GUID Partition\\nTable (GPT) disk drives. A GPT partitioned disk is required for drives greater than 2 TB\\nand is a modern replacement for legacy PC-BIOS partitioned disk drives that use a\\nMaster Boot Record (MBR). The main program, gdisk, has an interface similar to the\\nclassic fdisk program.
=grep	GPLv3+
	The Grep package contains programs for searching through files.
=groff	GPLv3+
	The Groff package contains programs for processing\\nand formatting text.
=grub2	GPLv3+
	The GRUB package contains the GRand Unified Bootloader.
-efi	Additional library files for grub
-efi-image	GRUB UEFI image signed by vendor key
-pc	Additional library files for grub
=grub2-theme	Apache License
	grub2-theme provides content of /boot/grub2/themes/photon plus ascii font.
=guile	LGPLv3+
	GUILE (GNU's Ubiquitous Intelligent Language for Extension) is a library\\nimplementation of the Scheme programming language, written in C.  GUILE\\nprovides a machine-independent execution platform that can be linked in\\nas a library during the building of extensible programs.
=gzip	GPLv3+
	The Gzip package contains programs for compressing and\\ndecompressing files.
=haproxy	GPL
	HAProxy is a fast and reliable solution offering high availability, load\\nbalancing, and proxying for TCP and HTTP-based applications. It is suitable\\nfor very high traffic web-sites.
=hdparm	BSD
	The Hdparm package contains a utility that is useful for controlling ATA/IDE\\ncontrollers and hard drives both to increase performance and sometimes to increase stability.
=htop	GPLv2+
	htop is an interactive text-mode process viewer for Linux, similar to\\ntop.
=httpd	Apache License 2.0
	.
=iana-etc	OSLv3
	The Iana-Etc package provides data for network services and protocols.
=initramfs	Apache License
	This package provides the configuration files for initrd generation.
=iotop	GPLv2

=ipcalc	GPLv2
	ipcalc is a modern tool to assist in network address calculations for IPv4 and\\nIPv6. It acts both as a tool to output human readable information about a\\nnetwork or address, as well as a tool suitable to be used by scripts or other\\nprograms.
=iperf	BSD
	ipref is a network performance measurement tool that can measure the maximum\\nachievable network bandwidth on IP networks. It supports tuning of various\\nparameters related to timing, protocols, and buffers.  For each test it\\nreports the bandwidth, loss, and other parameters.
=iproute2	GPLv2+
	The IPRoute2 package contains programs for basic and advanced\\nIPV4-based networking.
=ipset	GPLv2
	IP sets are a framework inside the Linux kernel, which can be administered by the ipset utility. Depending on the type, an IP set may store IP addresses, networks, (TCP/UDP) port numbers, MAC addresses, interface names or combinations of them in a way, which ensures lightning speed when matching an entry against a set.\\n\\nIf you want to\\n\\nstore multiple IP addresses or port numbers and match against the collection by iptables at one swoop;\\ndynamically update iptables rules against IP addresses or ports without performance penalty;\\nexpress complex IP address and ports based rulesets with one single iptables rule and benefit from the speed of IP sets\\nthen ipset may be the proper tool for you.
=iptables	GPLv2+
	The next part of this chapter deals with firewalls. The principal\\nfirewall tool for Linux is Iptables. You will need to install\\nIptables if you intend on using any form of a firewall.
-libs
=iputils	BSD-3 and GPLv2+
	The Iputils package contains programs for basic networking.
=ipvsadm	GPLv2
	ipvsadm is used to setup, maintain, and inspect the virtual server\\ntable in the Linux kernel. The Linux Virtual Server can be used to\\nbuild scalable network services based on a cluster of two or more\\nnodes. The active node of the cluster redirects service requests to a\\ncollection of server hosts that will actually perform the\\nservices.\\n\\nSupported Features include:\\ntwo protocols (TCP and UDP), three packet-forwarding methods\\n(NAT, tunneling, and direct routing), and eight load balancing algorithms\\n(round robin  weighted round robin, least-connection, weighted least-connection,\\nlocality-based least-connection, locality-based least-connection with replication,\\ndestination-hashing, and source-hashing).
=irqbalance	GPLv2
	Irqbalance is a daemon to help balance the cpu load generated by\\ninterrupts across all of a systems cpus.
=jansson	MIT
	Jansson is a C library for encoding, decoding and manipulating JSON data.
=jq	MIT

=json-c	MIT
	JSON-C implements a reference counting object model that allows you to easily construct JSON objects in C,\\noutput them as JSON formatted strings and parse JSON formatted strings back into the C representation of JSON objects.
=kbd	GPLv2
	The Kbd package contains key-table files, console fonts, and keyboard utilities.
=keepalived	GPL
	The main goal of the keepalived project is to add a strong & robust keepalive\\nfacility to the Linux Virtual Server project. This project is written in C with\\nmultilayer TCP/IP stack checks. Keepalived implements a framework based on\\nthree family checks : Layer3, Layer4 & Layer5/7. This framework gives the\\ndaemon the ability to check the state of an LVS server pool. When one of the\\nservers of the LVS server pool is down, keepalived informs the linux kernel via\\na setsockopt call to remove this server entry from the LVS topology. In\\naddition keepalived implements an independent VRRPv2 stack to handle director\\nfailover. So in short keepalived is a userspace daemon for LVS cluster nodes\\nhealthchecks and LVS directors failover.
=keyutils	GPL-2.0+ and LGPL-2.1+
	Utilities to control the kernel key management facility and to provide\\na mechanism by which the kernel call back to user space to get a key\\ninstantiated.
=kmod	LGPLv2.1+ and GPLv2+
	The Kmod package contains libraries and utilities for loading kernel modules
=krb5	MIT
	Kerberos V5 is a trusted-third-party network authentication system,\\nwhich can improve your network's security by eliminating the insecure\\npractice of clear text passwords.
=kubernetes	ASL 2.0
	Kubernetes is an open source implementation of container cluster management.
-kubeadm	kubeadm is a tool that enables quick and easy deployment of a kubernetes cluster.
-pause	A pod setup process that holds a pod's namespace.
=less	GPLv3+
	The Less package contains a text file viewer
=libaio	LGPLv2+
	The Linux-native asynchronous I/O facility ("async I/O", or "aio") has a\\nricher API and capability set than the simple POSIX async I/O facility.\\nThis library, libaio, provides the Linux-native API for async I/O.\\nThe POSIX async I/O facility requires this library in order to provide\\nkernel-accelerated async I/O capabilities, as do applications which\\nrequire the Linux-native async I/O API.
=libarchive	BSD 2-Clause License

=libassuan	GPLv3+
	The libassuan package contains an inter process communication library\\nused by some of the other GnuPG related packages. libassuan's primary use\\nis to allow a client to interact with a non-persistent server.\\nlibassuan is not, however, limited to use with GnuPG servers and clients.\\nIt was designed to be flexible enough to meet the demands\\nof many transaction based environments with non-persistent servers.
=libatomic_ops	GPLv2 and MIT
	This package provides semi-portable access to hardware-provided atomic memory update operations on a number of architectures.
=libcap	GPLv2+
	The libcap package implements the user-space interfaces to the POSIX 1003.1e capabilities available\\nin Linux kernels. These capabilities are a partitioning of the all powerful root privilege\\ninto a set of distinct privileges.
=libcap-ng	LGPLv2+
	The libcap-ng library is intended to make programming with posix capabilities much easier than the traditional libcap library. It includes utilities that can analyse all currently running applications and print out any capabilities and whether or not it has an open ended bounding set. An open bounding set without the securebits "NOROOT" flag will allow full capabilities escalation for apps retaining uid 0 simply by calling execve.
=libedit	BSD
	Libedit is an autotool- and libtoolized port of the NetBSD\\nEditline library. It provides generic line editing, history, and\\ntokenization functions, similar to those found in GNU Readline.
=libestr	LGPLv2+
	This package compiles the string handling essentials library\\nused by the Rsyslog daemon.
=libevent	BSD
	The libevent API provides a mechanism to execute a callback function when a specific event\\noccurs on a file descriptor or after a timeout has been reached. Furthermore, libevent also\\nsupport callbacks due to signals or regular timeouts.
=libfastjson	MIT
	LIBFASTJSON is fast json library for C\\nIt offers a small library with essential json handling functions, suffieciently good json support and very fast in processing.
=libffi	BSD
	The libffi library provides a portable, high level programming interface\\nto various calling conventions. This allows a programmer to call any\\nfunction specified by a call interface description at run time.
-devel	It contains the libraries and header files to create applications
=libgcrypt	GPLv2+ and LGPLv2+
	The libgcrypt package contains a general purpose crypto library based on the code used in GnuPG. The library provides a high level interface to cryptographic building blocks using an extendable and flexible API.
=libgpg-error	GPLv2+
	This is a library that defines common error values for all GnuPG\\ncomponents.  Among these are GPG, GPGSM, GPGME, GPG-Agent, libgcrypt,\\npinentry, SmartCard Daemon and possibly more in the future.
=libksba	GPLv3+
	Libksba is a library to make the tasks of working with X.509 certificates,\\nCMS data and related objects more easy. It provides a highlevel interface\\nto the implemented protocols and presents the data in a consistent way.
=libldb	LGPLv3+
	An extensible library that implements an LDAP like API to access remote LDAP\\nservers, or use local tdb databases.
=liblogging	BSD
	liblogging (the upstream project) is a collection of several components.\\nNamely: stdlog, journalemu, rfc3195.\\nThe stdlog component of liblogging can be viewed as an enhanced version of the\\nsyslog(3) API. It retains the easy semantics, but makes the API more\\nsophisticated "behind the scenes" with better support for multiple threads\\nand flexibility for different log destinations (e.g. syslog and systemd\\njournal).
=libmicrohttpd	LGPLv2+
	GNU libmicrohttpd is a small C library that is supposed to make it\\neasy to run an HTTP server as part of another application.
=libmnl	LGPLv2.1+
	libmnl is a minimalistic user-space library oriented to Netlink developers. There are a lot of common tasks in parsing, validating, constructing of both the Netlink header and TLVs that are repetitive and easy to get wrong. This library aims to provide simple helpers that allows you to re-use code and to avoid re-inventing the wheel.
=libmspack	LGPLv2+

=libnetfilter_conntrack	GPLv2+
	libnetfilter_conntrack is a userspace library providing a programming interface (API) to the in-kernel connection tracking state table. The library libnetfilter_conntrack has been previously known as libnfnetlink_conntrack and libctnetlink.
=libnetfilter_cthelper	GPLv2
	libnetfilter_cthelper is the userspace library that provides the programming interface to the user-space helper infrastructure available since Linux kernel 3.6. With this library, you register, configure, enable and deactivate user-space helpers.
=libnetfilter_cttimeout	GPLv2+
	libnetfilter_cttimeout is the userspace library that provides the programming interface to the fine-grain connection tracking timeout infrastructure. With this library, you can create, update and delete timeout policies that can be attached to traffic flows.
=libnetfilter_queue	GPLv2
	libnetfilter_queue is a userspace library providing an API to packets that have been queued by the kernel packet filter. It is is part of a system that deprecates the old ip_queue / libipq mechanism.\\nlibnetfilter_queue has been previously known as libnfnetlink_queue.
=libnfnetlink	GPLv2+
	libnfnetlink is the low-level library for netfilter related kernel/userspace communication. It provides a generic messaging infrastructure for in-kernel netfilter subsystems (such as nfnetlink_log, nfnetlink_queue, nfnetlink_conntrack) and their respective users and/or management tools in userspace.
=libnftnl	GPLv2+
	libnftnl is a userspace library providing a low-level netlink programming interface (API) to the in-kernel nf_tables subsystem.
=libnl	LGPLv2+
	The libnl suite is a collection of libraries providing APIs to netlink protocol\\nbased Linux kernel interfaces. Netlink is a IPC mechanism primarly between the\\nkernel and user space processes. It was designed to be a more flexible successor\\nto ioctl to provide mainly networking related kernel configuration and monitoring\\ninterfaces.
=libnsl	GPLv2+
	The libnsl package contains the public client interface for NIS(YP) and NIS+.\\nIt replaces the NIS library that used to be in glibc.
=libpcap	BSD
	Libpcap provides a portable framework for low-level network\\nmonitoring.  Libpcap can provide network statistics collection,\\nsecurity monitoring and network debugging.  Since almost every system\\nvendor provides a different interface for packet capture, the libpcap\\nauthors created this system-independent API to ease in porting and to\\nalleviate the need for several system-dependent packet capture modules\\nin each application.\\n\\nInstall libpcap if you need to do low-level network traffic monitoring\\non your network.
=libpipeline	GPLv3+
	Contains a library for manipulating pipelines of sub processes\\nin a flexible and convenient way.
=libpwquality	BSD or GPLv2+
	The libpwquality package provides common functions for password quality\\nchecking and also scoring them based on their apparent randomness.\\nThe library also provides a function for generating random passwords\\nwith good pronounceability.
=librelp	GPLv3+
	Librelp is an easy to use library for the RELP protocol. RELP (stands\\nfor Reliable Event Logging Protocol) is a general-purpose, extensible\\nlogging protocol.
=libseccomp	LGPLv2
	The libseccomp library provides an easy to use, platform independent, interface\\nto the Linux Kernel syscall filtering mechanism: seccomp. The libseccomp API\\nis designed to abstract away the underlying BPF based syscall filter language\\nand present a more conventional function-call based filtering interface that\\nshould be familiar to, and easily adopted by application developers.
=libselinux	Public Domain
	Security-enhanced Linux is a feature of the Linux® kernel and a number\\nof utilities with enhanced security functionality designed to add\\nmandatory access controls to Linux.  The Security-enhanced Linux\\nkernel contains new architectural components originally developed to\\nimprove the security of the Flask operating system. These\\narchitectural components provide general support for the enforcement\\nof many kinds of mandatory access control policies, including those\\nbased on the concepts of Type Enforcement®, Role-based Access\\nControl, and Multi-level Security.\\n\\nlibselinux provides an API for SELinux applications to get and set\\nprocess and file security contexts and to obtain security policy\\ndecisions.  Required for any applications that use the SELinux API.
-utils	The libselinux-utils package contains the utilities
=libsemanage	Public Domain
	Security-enhanced Linux is a feature of the Linux® kernel and a number\\nof utilities with enhanced security functionality designed to add\\nmandatory access controls to Linux.  The Security-enhanced Linux\\nkernel contains new architectural components originally developed to\\nimprove the security of the Flask operating system. These\\narchitectural components provide general support for the enforcement\\nof many kinds of mandatory access control policies, including those\\nbased on the concepts of Type Enforcement®, Role-based Access\\nControl, and Multi-level Security.
=libsepol	LGPLv2+
	Security-enhanced Linux is a feature of the Linux® kernel and a number\\nof utilities with enhanced security functionality designed to add\\nmandatory access controls to Linux.  The Security-enhanced Linux\\nkernel contains new architectural components originally developed to\\nimprove the security of the Flask operating system. These\\narchitectural components provide general support for the enforcement\\nof many kinds of mandatory access control policies, including those\\nbased on the concepts of Type Enforcement®, Role-based Access\\nControl, and Multi-level Security.\\n\\nlibsepol provides an API for the manipulation of SELinux binary policies.\\nIt is used by checkpolicy (the policy compiler) and similar tools, as well\\nas by programs like load_policy that need to perform specific transformations\\non binary policies such as customizing policy boolean settings.
=libslirp	BSD and MIT
	A general purpose TCP-IP emulator used by virtual machine hypervisors\\nto provide virtual networking services.
=libsolv	BSD
	Libsolv is a free package management library, using SAT technology to solve requests.\\nIt supports debian, rpm, archlinux and haiku style distributions.
=libssh2	BSD
	libssh2 is a client-side C library implementing the SSH2 protocol.
=libtalloc	LGPLv3+
	Libtalloc alloc is a hierarchical, reference counted memory pool system with destructors. It is the core memory allocator used in Samba.
=libtasn1	GPLv3+ and LGPLv2+
	Libtasn1 library provides Abstract Syntax Notation One (ASN.1, as specified by\\nthe X.680 ITU-T recommendation) parsing and structures management, and\\nDistinguished Encoding Rules (DER, as per X.690) encoding and decoding\\nfunctions.
=libtdb	LGPLv3+
	A library that implements a trivial database.
=libtevent	LGPLv3+
	Tevent is an event system based on the talloc memory management library.\\nTevent has support for many event types, including timers, signals, and\\nthe classic file descriptor events.\\nTevent also provide helpers to deal with asynchronous code providing the\\ntevent_req (Tevent Request) functions.
=libtirpc	BSD
	This package contains SunLib's implementation of transport-independent\\nRPC (TI-RPC) documentation.  This library forms a piece of the base of Open Network\\nComputing (ONC), and is derived directly from the Solaris 2.3 source.\\n\\nTI-RPC is an enhanced version of TS-RPC that requires the UNIX System V\\nTransport Layer Interface (TLI) or an equivalent X/Open Transport Interface\\n(XTI).  TI-RPC is on-the-wire compatible with the TS-RPC, which is supported\\nby almost 70 vendors on all major operating systems.  TS-RPC source code\\n(RPCSRC 4.0) remains available from several internet sites.
=libtool	GPLv2
	It wraps the complexity of using shared libraries in a\\nconsistent, portable interface.
libltdl	The libtool package contains the GNU libtool, a set of shell scripts which automatically configure UNIX and UNIX-like architectures to generically build shared libraries.\\nLibtool provides a consistent, portable interface which simplifies the process of using shared libraries.\\nShared library files for libtool DLL library from the libtool package.
=libunistring	LGPLv3+
	libunistring is a library that provides functions for manipulating Unicode strings and for manipulating C strings according to the Unicode standard.
=libusb	LGPLv2+
	This package provides a way for applications to access USB devices.
=libuv	MIT, BSD and ISC
	libuv is a multi-platform support library with a focus on asynchronous I/O. It was primarily developed for use by Node.js, but it's also used by Luvit, Julia, pyuv, and others.
=libxml2	MIT
	The libxml2 package contains libraries and utilities used for parsing XML files.
=libxslt	MIT
	The libxslt package contains XSLT libraries used for extending libxml2 libraries to support XSLT files.
=libyaml	MIT
	LibYAML is a C library implementation of a YAML 1.1 parser and emitter.\\nIt includes a Python language binding.
=linux	GPLv2
	The Linux package contains the Linux kernel.\\n\\nThis kernel is FIPS certified.
-devel	The Linux package contains the Linux kernel dev files
-drivers-gpu	The Linux package contains the Linux kernel drivers for GPU
-tools	This package contains kernel tools like perf, turbostat and cpupower.
=linux-api-headers	GPLv2
	The Linux API Headers expose the kernel's API for use by Glibc.
=linux-aws	GPLv2
	The Linux package contains the Linux kernel.\\n\\nThis kernel is FIPS certified.
=linux-esx	GPLv2
	The Linux kernel build for GOS for VMware hypervisor.\\n\\nThis kernel is FIPS certified.
-devel	The Linux package contains the Linux kernel dev files
=linux-firmware	GPL+ and GPLv2+ and MIT and Redistributable, no modification permitted
	This package includes firmware files required for some devices to operate.
=linux-secure	GPLv2
	Security hardened Linux kernel.\\n\\nThis kernel is FIPS certified.
=lmdb	OpenLDAP
	An ultra-fast, ultra-compact, crash-proof key-value\\nembedded data store.
-libs
=logrotate	GPLv2
	The logrotate utility is designed to simplify the administration of log files\\non a system which generates a lot of log files. Logrotate allows for the\\nautomatic rotation compression, removal and mailing of log files. Logrotate can\\nbe set to handle a log file daily, weekly, monthly or when the log file gets to\\na certain size.
=lsof	BSD
	Contains programs for generating Makefiles for use with Autoconf.
=lsscsi	GPLv2
	This lists the information about SCSI devices.
=ltrace	GPLv2+
	ltrace intercepts and records dynamic library calls which are called by an executed process and the signals received by that process. It can also intercept and print the system calls executed by the program.
=lua	MIT
	Lua is a powerful light-weight programming language designed for\\nextending applications. Lua is also frequently used as a\\ngeneral-purpose, stand-alone language. Lua is free software.\\nLua combines simple procedural syntax with powerful data description\\nconstructs based on associative arrays and extensible semantics. Lua\\nis dynamically typed, interpreted from bytecodes, and has automatic\\nmemory management with garbage collection, making it ideal for\\nconfiguration, scripting, and rapid prototyping.
=lvm2	GPLv2, BSD 2-Clause and LGPLv2.1
	LVM2 includes all of the support for handling read/write operations on\\nphysical volumes (hard disks, RAID-Systems, magneto optical, etc.,\\nmultiple devices (MD), see mdadd(8) or even loop devices, see\\nlosetup(8)), creating volume groups (kind of virtual disks) from one\\nor more physical volumes and creating one or more logical volumes\\n(kind of logical partitions) in volume groups.
device-mapper	This package contains the supporting userspace utility, dmsetup,\\nfor the kernel device-mapper.
device-mapper-event	This package contains the dmeventd daemon for monitoring the state\\nof device-mapper devices.
device-mapper-event-libs	This package contains the device-mapper event daemon shared library,\\nlibdevmapper-event.	LGPLv2
device-mapper-libs	This package contains the device-mapper shared library, libdevmapper.	LGPLv2
-libs	This package contains shared lvm2 libraries for applications.	LGPLv2
=lz4	BSD 2-Clause and GPLv2
	LZ4 is lossless compression algorithm, providing compression speed\\nat 400 MB/s per core, scalable with multi-cores CPU.\\n\\nIt features an extremely fast decoder, with speed in multiple GB/s\\nper core, typically reaching RAM speed limits on multi-core systems.
=lzo	GPLv2+
	LZO is a portable lossless data compression library written in ANSI C.\\nIt offers pretty fast compression and very fast decompression.\\nDecompression requires no memory. In addition there are slower\\ncompression levels achieving a quite competitive compression ratio\\nwhile still decompressing at this very high speed.
=m4	GPLv3+
	The M4 package contains a macro processor
=make	GPLv3+
	The Make package contains a program for compiling packages.
=man-db	GPLv2+
	The Man-DB package contains programs for finding and viewing man pages.
=man-pages	GPLv2+ and BSD
	The Man-pages package contains over 1,900 man pages.
=mariadb	GPLv2
	MariaDB is a community developed fork from MySQL - a multi-user, multi-threaded\\nSQL database server. It is a client/server implementation consisting of\\na server daemon (mariadbd) and many different client programs and libraries.\\nThe base package contains the standard MariaDB/MySQL client programs and\\nutilities.
-errmsg	errmsg for maridb
-server	The MariaDB server and related files
=mc	GPLv3+
	MC (Midnight Commander) is a text-mode full-screen file manager and visual shell
=memcached	BSD
	memcached is a high-performance, distributed memory object caching\\nsystem, generic in nature, but intended for use in speeding up dynamic\\nweb applications by alleviating database load.
=minimal	Apache 2.0

=motd	GPLv3
	Generates Dynamic MOTD.
=mpfr	GPLv3+
	The MPFR package contains functions for multiple precision math.
=nano	GPLv3+
	The Nano package contains a small, simple text editor
=ncurses	MIT
	The Ncurses package contains libraries for terminal-independent\\nhandling of character screens.
-devel	It contains the libraries and header files to create applications
-libs	This package contains ncurses libraries
-terminfo	It contains all terminfo files
=nerdctl	Apache 2.0
	Docker-compatible CLI for containerd\\ncontaiNERD CTL - Docker-compatible CLI for containerd, with support for\\nCompose, Rootless, eStargz, OCIcrypt, IPFS, ...\\nThis package also provides containerd-rootless scripts.
=net-snmp	BSD (like)

=net-tools	GPLv2+
	The Net-tools package is a collection of programs for controlling the network subsystem of the Linux kernel.
=netcat	GPLv2
	Netcat is a featured networking utility which reads and writes data across network connections, using the TCP/IP protocol.\\nIt is designed to be a reliable "back-end" tool that can be used directly or easily driven by other programs and scripts. At the same time, it is a feature-rich network debugging and exploration tool, since it can create almost any kind of connection you would need and has several interesting built-in capabilities.
=netkit-telnet	BSD
	Telnet is an protocal that allows you to connect to remote comuters over internet. This package provides a telnet client.
-server	This provides the telnet server daemons.
=nettle	LGPLv3+ or GPLv2+
	GNettle is a cryptographic library that is designed to fit easily in more\\nor less any context: In crypto toolkits for object-oriented languages\\n(C++, Python, Pike, ...), in applications like LSH or GNUPG, or even in\\nkernel space.
=newt	GNU Library General Public License
	Newt is a programming library for color text mode, widget based user\\ninterfaces.  Newt can be used to add stacked windows, entry widgets,\\ncheckboxes, radio buttons, labels, plain text fields, scrollbars,\\netc., to text mode user interfaces.  This package also contains the\\nshared library needed by programs built with newt, as well as a\\n/usr/bin/dialog replacement called whiptail.  Newt is based on the\\nslang library.
=nfs-utils	GPLv2+
	The nfs-utils package contains simple nfs client service.
libnfsidmap	Library that handles mapping between names and ids for NFSv4.	BSD
=nftables	GPLv2
	Netfilter Tables userspace utilities. nftables is a framework by the\\nNetfilter Project that provides packet filtering, network address\\ntranslation (NAT) and other packet mangling. Two of the most common uses\\nof nftables is to provide\\n\\n1. firewall\\n2. NAT
=nghttp2	MIT
	Implementation of the Hypertext Transfer Protocol version 2 in C.
=nginx	BSD-2-Clause
	NGINX is a free, open-source, high-performance HTTP server and reverse proxy, as well as an IMAP/POP3 proxy server.
=nmap	Nmap
	nmap is a utility for network exploration or security auditing. It supports\\nping scanning (determine which hosts are up), many port scanning techniques\\n(determine what services the hosts are offering), and TCP/IP fingerprinting\\n(remote host operating system identification). Nmap also offers flexible target\\nand port specification, decoy scanning, determination of TCP sequence\\npredictability characteristics, reverse-identd scanning, and more. In addition\\nto the classic command-line nmap executable, the Nmap suite includes a flexible\\ndata transfer, redirection, and debugging tool (netcat utility ncat), a utility\\nfor comparing scan results (ndiff), and a packet generation and response\\nanalysis tool (nping)
-ncat	Ncat is a feature packed networking utility which will read and\\nwrite data across a network from the command line.  It uses both\\nTCP and UDP for communication and is designed to be a reliable\\nback-end tool to instantly provide network connectivity to other\\napplications and users. Ncat will not only work with IPv4 and IPv6\\nbut provides the user with a virtually limitless number of potential\\nuses.
=nodejs	MIT
	Node.js is a JavaScript runtime built on Chrome's V8 JavaScript engine. Node.js uses an event-driven, non-blocking I/O model that makes it lightweight and efficient. The Node.js package ecosystem, npm, is the largest ecosystem of open source libraries in the world.
=npth	GPLv2+ and LGPLv3+
	This is a library to provide the GNU Pth API and thus a non-preemptive threads implementation.\\nIn contrast to GNU Pth, it is based on the system's standard threads implementation.\\nThis allows the use of libraries which are not compatible to GNU Pth.\\nExperience with a Windows Pth emulation showed that this is a solid way to provide\\na co-routine based framework.
=nspr	MPLv2.0
	Netscape Portable Runtime (NSPR) provides a platform-neutral API\\nfor system level and libc like functions.
=nss	MPLv2.0
	The Network Security Services (NSS) package is a set of libraries\\ndesigned to support cross-platform development of security-enabled\\nclient and server applications. Applications built with NSS can\\nsupport SSL v2 and v3, TLS, PKCS #5, PKCS #7, PKCS #11, PKCS #12,\\nS/MIME, X.509 v3 certificates, and other security standards.\\nThis is useful for implementing SSL and S/MIME or other Internet\\nsecurity standards into an application.
-libs	This package contains minimal set of shared nss libraries.
=nss-altfiles	LGPL 2.1
	.
=ntp	NTP
	The ntp package contains a client and server to keep the time\\nsynchronized between various computers over a network. This\\npackage is the official reference implementation of the\\nNTP protocol.
=numactl	GPLv2
	Simple NUMA policy support. It consists of a numactl program to run other programs with a specific NUMA policy.
libnuma	libnuma shared library ("NUMA API") to set NUMA policy in applications.	LGPLv2.1
=oniguruma	BSD
	Oniguruma is a regular expressions library.\\nThe characteristics of this library is that different character encoding\\nfor every regular expression object can be specified.\\n(supported APIs: GNU regex, POSIX and Oniguruma native)
=open-iscsi	GPLv2

=open-vm-tools	LGPLv2+
	VMware virtualization user mode tools
-gosc
=openjdk11	GNU General Public License V2
	The OpenJDK package installs java class library and javac java compiler.
-jre
=openjdk17	GNU General Public License V2
	The OpenJDK package installs java class library and javac java compiler.
-jre
=openldap	OpenLDAP
	OpenLDAP is an open source suite of LDAP (Lightweight Directory Access\\nProtocol) applications and development tools. LDAP is a set of\\nprotocols for accessing directory services (usually phone book style\\ninformation, but other information is possible) over the Internet,\\nsimilar to the way DNS (Domain Name System) information is propagated\\nover the Internet. The openldap package contains configuration files,\\nlibraries, and documentation for OpenLDAP.
=openssh	BSD
	The OpenSSH package contains ssh clients and the sshd daemon. This is\\nuseful for encrypting authentication and subsequent traffic over a\\nnetwork. The ssh and scp commands are secure implementions of telnet\\nand rcp respectively.
-clients	This provides the ssh client utilities.
-server	This provides the ssh server daemons, utilities, configuration and service files.
=openssl	OpenSSL
	The OpenSSL package contains management tools and libraries relating\\nto cryptography. These are useful for providing cryptography\\nfunctions to other packages, such as OpenSSH, email applications and\\nweb browsers (for accessing HTTPS sites).
-c_rehash	Shell scripts that convert certificates and keys to various formats.
-devel	Header files for doing development with openssl.
=openssl-fips-provider	OpenSSL
	Fips library for enabling fips.
=parted	GPLv3+
	This is useful for creating space for new operating systems,\\nreorganizing disk usage, copying data on hard disks and disk imaging.\\nThe package contains a library, libparted, as well as well as a\\ncommand-line frontend, parted, which can also be used in scripts.
=patch	GPLv3+
	Program for modifying or creating files by applying a patch\\nfile typically created by the diff program.
=pciutils	GPLv2
	The pciutils package contains a set of programs for listing PCI devices, inspecting their status and setting their configuration registers.
=pcre	BSD
	The PCRE package contains Perl Compatible Regular Expression libraries. These are useful for implementing regular expression pattern matching using the same syntax and semantics as Perl 5.
-libs	This package contains minimal set of shared pcre libraries.
=pcre2	BSD
-libs	This package contains minimal set of shared pcre libraries.
=perl	GPLv1+
	The Perl package contains the Practical Extraction and\\nReport Language.
=perl-DBD-SQLite	(GPL+ or Artistic) and Public Domain
	SQLite is a public domain RDBMS database engine that you can find at\\nhttp://www.hwaci.com/sw/sqlite/.\\n\\nThis module provides a SQLite RDBMS module that uses the system SQLite\\nlibraries.
=perl-DBI	GPL+ or Artistic
	DBI is a database access Application Programming Interface (API) for\\nthe Perl Language. The DBI API Specification defines a set of\\nfunctions, variables and conventions that provide a consistent\\ndatabase interface independent of the actual database being used.
=perl-DBIx-Simple	Public Domain
	DBIx::Simple provides a simplified interface to DBI, Perl's powerful\\ndatabase module.
=perl-File-HomeDir	The Perl 5 License (Artistic 1 & GPL 1)
	File::HomeDir is a module for locating the directories that are "owned" by a user (typicaly your user) and to solve the various issues that arise trying to find them consistently across a wide variety of platforms.
=perl-File-Which	The Perl 5 License (Artistic 1 & GPL 1)
	File::Which finds the full or relative paths to executable programs on\\n    the system. This is normally the function of which utility. which is\\n    typically implemented as either a program or a built in shell command.\\n    On some platforms, such as Microsoft Windows it is not provided as part\\n    of the core operating system. This module provides a consistent API to\\n    this functionality regardless of the underlying platform.\\n\\n    The focus of this module is correctness and portability. As a\\n    consequence platforms where the current directory is implicitly part of\\n    the search path such as Microsoft Windows will find executables in the\\n    current directory, whereas on platforms such as UNIX where this is not\\n    the case executables in the current directory will only be found if the\\n    current directory is explicitly added to the path.\\n\\n    If you need a portable which on the command line in an environment that\\n    does not provide it, install App::pwhich which provides a command line\\n    interface to this API.
=perl-Object-Accessor	GPL+ or Artistic
	Object::Accessor provides an interface to create per object accessors (as\\nopposed to per Class accessors, as, for example, Class::Accessor provides).
=perl-Parse-Yapp	GPL+ or Artistic
	Parse::Yapp (Yet Another Perl Parser compiler) is a collection of modules that\\nlet you generate and use yacc like thread safe (reentrant) parsers with perl\\nobject oriented interface.  The script yapp is a front-end to the Parse::Yapp\\nmodule and let you easily create a Perl OO parser from an input grammar file.
=photon-release	Apache License
	Photon release files such as yum configs and other /etc/ release related files
=photon-repos	Apache License
	Photon repo files and gpg keys
=photon-upgrade	Apache License
	Photon upgrade scripts for updating the packages and\\nupgrading the Photon OS from 4.0 to 5.0.
=pinentry	GPLv2
	pinentry is a small collection of dialog programs that allow GnuPG to read passphrases and PIN numbers in a secure manner.\\nThere are versions for the common GTK and Qt toolkits as well as for the text terminal (Curses).\\nThey utilize the Assuan protocol as specified in the Libassuan manual.
=pkg-config	GPLv2+
	Contains a tool for passing the include path and/or library paths\\nto build tools during the configure and make file execution.
=podman	ASL 2.0
	podman is a daemonless, open source, Linux native tool designed to make it easy to find, run, build,\\nshare and deploy applications using OCI Containers and Container Images.
=policycoreutils	Public Domain
	policycoreutils contains the policy core utilities that are required for\\nbasic operation of a SELinux system.
=popt	MIT
	The popt package contains the popt libraries which are used by\\nsome programs to parse command-line options.
=postgresql15	PostgreSQL
	PostgreSQL is an object-relational database management system.
-libs	The postgresql-libs package provides the essential shared libraries for any\\nPostgreSQL client program or interface. You will need to install this package\\nto use any other PostgreSQL package or any clients that need to connect to a\\nPostgreSQL server.
=procps-ng	GPLv2
	The Procps package contains programs for monitoring processes.
=psmisc	GPLv2+
	The Psmisc package contains programs for displaying information\\nabout running processes.
=python-PyYAML	MIT
python3-PyYAML	YAML is a data serialization format designed for human readability and\\ninteraction with scripting languages.  PyYAML is a YAML parser and\\nemitter for Python.\\n\\nPyYAML features a complete YAML 1.1 parser, Unicode support, pickle\\nsupport, capable extension API, and sensible error messages.  PyYAML\\nsupports standard YAML tags and provides Python-specific tags that allow\\nto represent an arbitrary Python object.\\n\\nPyYAML is applicable for a broad range of tasks from complex\\nconfiguration files to object serialization and persistence.
=python-asn1crypto	MIT
python3-asn1crypto
=python-attrs	MIT
python3-attrs
=python-certifi	MPL-2.0
python3-certifi	Certifi is a carefully curated collection of\\nRoot Certificates for validating the trustworthiness of\\nSSL certificates while verifying the identity of TLS hosts
=python-cffi	MIT
python3-cffi	Foreign Function Interface for Python, providing a convenient and reliable way of calling existing C code from Python. The interface is based on LuaJIT’s FFI.
=python-chardet	LGPL v2.1
python3-chardet	chardet is a universal character encoding detector in Python.
=python-charset-normalizer	MIT
python3-charset-normalizer	A library that helps you read text from an unknown charset encoding.\\nMotivated by chardet, trying to resolve the issue by taking\\na new approach. All IANA character set names for which the Python core\\nlibrary provides codecs are supported.
=python-configobj	BSD
python3-configobj	ConfigObj is a simple but powerful config file reader and writer: an ini file round tripper. Its main feature is that it is very easy to use, with a straightforward programmer’s interface and a simple syntax for config files.
=python-cryptography	ASL 2.0
python3-cryptography	Cryptography is a Python library which exposes cryptographic recipes and primitives.
=python-idna	BSD-like
python3-idna	Support for the Internationalised Domain Names in Applications (IDNA) protocol as specified in RFC 5891. This is the latest version of the protocol and is sometimes referred to as “IDNA 2008”.\\n\\nThis library also provides support for Unicode Technical Standard 46, Unicode IDNA Compatibility Processing.\\n\\nThis acts as a suitable replacement for the “encodings.idna” module that comes with the Python standard library, but only supports the old, deprecated IDNA specification (RFC 3490).
=python-jinja2	BSD
python3-jinja2	Jinja2 is a template engine written in pure Python.\\nIt provides a Django inspired non-XML syntax but supports inline\\nexpressions and an optional sandboxed environment.
=python-jsonpatch	Modified BSD License
python3-jsonpatch	Library to apply JSON Patches according to RFC 6902.
=python-jsonpointer	Modified BSD License
python3-jsonpointer	Library to apply JSON Patches according to RFC 6902.
=python-jsonschema	MIT
python3-jsonschema	jsonschema is JSON Schema validator currently based on\\nhttp://tools.ietf.org/html/draft-zyp-json-schema-03
=python-markupsafe	BSD
python3-markupsafe	MarkupSafe implements a XML/HTML/XHTML Markup safe string for Python.
=python-netifaces	MIT
python3-netifaces	This package provides a cross platform API for getting address information\\nfrom network interfaces.
=python-oauthlib	BSD
python3-oauthlib	OAuthLib is a generic utility which implements the logic of OAuth without assuming a specific HTTP request object or web framework
=python-packaging	BSD or ASL 2.0
python3-packaging	Cryptography is a Python library which exposes cryptographic recipes and primitives.
=python-prettytable	BSD-2-Clause
python3-prettytable	PrettyTable is a simple Python library designed to make it quick and easy to\\nrepresent tabular data in visually appealing ASCII tables. It was inspired by\\nthe ASCII tables used in the PostgreSQL shell psql. PrettyTable allows for\\nselection of which columns are to be printed, independent alignment of columns\\n(left or right justified or centred) and printing of "sub-tables" by\\nspecifying a row range.
=python-pyOpenSSL	ASL 2.0
python3-pyOpenSSL	High-level wrapper around a subset of the OpenSSL library.
=python-pyasn1	BSD
python3-pyasn1	This is an implementation of ASN.1 types and codecs in Python programming language.\\nIt has been first written to support particular protocol (SNMP),\\nbut then generalized to be suitable for a wide range of protocols based on ASN.1 specification.
=python-pycparser	BSD
python3-pycparser	pycparser is a complete parser of the C language, written in pure Python using the PLY parsing library. It parses C code into an AST and can serve as a front-end for C compilers or analysis tools.
=python-pyparsing	MIT
python3-pyparsing
=python-pyrsistent	MIT License (MIT)
python3-pyrsistent	Pyrsistent is a number of persistent collections (by some referred to as functional data structures).\\nPersistent in the sense that they are immutable.\\n\\nAll methods on a data structure that would normally mutate it instead return a new copy of the structure containing the requested updates.\\nThe original structure is left untouched.\\n\\nThis will simplify the reasoning about what a program does since no hidden side effects ever can take place to these data structures.\\nYou can rest assured that the object you hold a reference to will remain the same throughout its lifetime and need not worry that\\nsomewhere five stack levels below you in the darkest corner of your application someone has decided to remove that element that you expected to be there.\\n\\nPyrsistent is influenced by persistent data structures such as those found in the standard library of Clojure.\\nThe data structures are designed to share common elements through path copying. It aims at taking these concepts\\nand make them as pythonic as possible so that they can be easily integrated into any python program without hassle.
=python-pyserial	BSD
python3-pyserial	This module encapsulates the access for the serial port. It provides backends\\nfor standard Python running on Windows, Linux, BSD (possibly any POSIX\\ncompliant system) and Jython. The module named "serial" automatically selects\\nthe appropriate backend.
=python-requests	Apache2
python3-requests	Requests is an Apache2 Licensed HTTP library, written in Python, for human\\nbeings.\\n\\nMost existing Python modules for sending HTTP requests are extremely\\nverbose and cumbersome. Python's builtin urllib2 module provides most of\\nthe HTTP capabilities you should need, but the api is thoroughly broken.\\nIt requires an enormous amount of work (even method overrides) to\\nperform the simplest of tasks.\\n\\nFeatures:\\n\\n- Extremely simple GET, HEAD, POST, PUT, DELETE Requests\\n    + Simple HTTP Header Request Attachment\\n    + Simple Data/Params Request Attachment\\n    + Simple Multipart File Uploads\\n    + CookieJar Support\\n    + Redirection History\\n    + Redirection Recursion Urllib Fix\\n    + Auto Decompression of GZipped Content\\n    + Unicode URL Support\\n- Simple Authentication\\n    + Simple URL + HTTP Auth Registry
=python-six	MIT
python3-six	Six is a Python 2 and 3 compatibility library. It provides utility functions for smoothing over the differences between the Python versions with the goal of writing Python code that is compatible on both Python versions.
=python-systemd	LGPLv2+
python3-systemd	Python module for native access to the libsystemd facilities. Functionality\\nincludes sending of structured messages to the journal and reading journal\\nfiles, querying machine and boot identifiers and a lists of message identifiers\\nprovided by systemd. Other functionality provided the library is also wrapped.
=python-urllib3	MIT
python3-urllib3	urllib3 is a powerful, sanity-friendly HTTP client for Python.\\nMuch of the Python ecosystem already uses urllib3 and you should too.
=python3	PSF
	The Python 3 package contains a new version of Python development environment.\\nPython 3 brings more efficient ways of handling dictionaries, better unicode\\nstrings support, easier and more intuitive syntax, and removes the deprecated\\ncode. It is incompatible with Python 2.x releases.
-curses	The python3-curses package provides interface for ncurses library.
-devel	The Python programming language's interpreter can be extended with\\ndynamically loaded extensions and can be embedded in other programs.\\nThis package contains the header files and libraries needed to do\\nthese types of tasks.\\n\\nInstall python-devel if you want to develop Python extensions.  The\\npython package will also need to be installed.  You'll probably also\\nwant to install the python-docs package, which contains Python\\ndocumentation.
-libs	The python interpreter can be embedded into applications wanting to\\nuse python as an embedded scripting language.  The python-libs package\\nprovides the libraries needed for python 3 applications.
-macros	This package contains the unversioned Python RPM macros, that most\\nimplementations should rely on.\\nYou should not need to install this package manually as the various\\npython-devel packages require it. So install a python-devel package instead.
-xml	The python3-xml package provides the libraries needed for XML manipulation.
=python3-pip	MIT
	Pip is the package installer for Python.\\nYou can use pip to install packages from the Python Package Index and\\nother indexes.
-wheel	A Python wheel of pip to use with venv.
=python3-setuptools	MIT
	Setuptools is a fully-featured, actively-maintained, and stable library\\ndesigned to facilitate packaging Python projects.\\nIt helps developers to easily share reusable code (in the form of a library) and programs\\n(e.g., CLI/GUI tools implemented in Python), that can be installed with pip and uploaded to PyPI.
=readline	GPLv3+
	The Readline package is a set of libraries that offers command-line\\nediting and history capabilities.
-devel	It contains the libraries and header files to create applications
=redis	BSD
	Redis is an in-memory data structure store, used as database, cache and message broker.
=rootlesskit	Apache
	RootlessKit is a Linux-native implementation of "fake root" using user_namespaces(7).\\nThe purpose of RootlessKit is to run Docker and Kubernetes as an unprivileged user\\n(known as "Rootless mode"), so as to protect the real root on the host from potential\\ncontainer-breakout attacks.
=rpcbind	BSD
	The rpcbind program is a replacement for portmap. It is required for import or export of Network File System (NFS) shared directories. The rpcbind utility is a server that converts RPC program numbers into universal addresses
=rpcsvc-proto	LGPLv2+
	The rpcsvc-proto package contains the rcpsvc protocol.x files and headers,\\nformerly included with glibc, that are not included in replacement\\nlibtirpc-1.1.4, along with the rpcgen program.
=rpm	GPLv2+
	RPM package manager
-build	Binaries, libraries and scripts to build rpms.
-build-libs	This package contains the RPM shared libraries for building packages.
-devel	Static libraries and header files for the support library for rpm
-libs	Shared libraries librpm and librpmio
-plugin-systemd-inhibit	This plugin blocks systemd from entering idle, sleep or shutdown while an rpm\\ntransaction is running using the systemd-inhibit mechanism.
-sign-libs	This package contains the RPM shared libraries for signing packages.
=rsync	GPLv3+
	Rsync is a fast and extraordinarily versatile file copying tool.\\nIt can copy locally, to/from another host over any remote shell,\\nor to/from a remote rsync daemon.\\nIt offers a large number of options that control every aspect of its\\nbehavior and permit very flexible specification of the set of files\\nto be copied. It is famous for its delta-transfer algorithm, which\\nreduces the amount of data sent over the network by sending only the\\ndifferences between the source files and the existing files in the\\ndestination.\\nRsync is widely used for backups and mirroring and as an improved\\ncopy command for everyday use.
=rsyslog	GPLv3+ and ASL 2.0
	RSYSLOG is the rocket-fast system for log processing.\\nIt offers high-performance, great security features and a modular design. While it started as a regular syslogd, rsyslog has evolved into a kind of swiss army knife of logging, being able to accept inputs from a wide variety of sources, transform them, and output to the results to diverse destinations.
=ruby	BSDL
	The Ruby package contains the Ruby development environment.\\nThis is useful for object-oriented scripting.
=runc	GNU LGPL v2.1
	runC is a CLI tool for spawning and running containers according to the OCI specification.\\nContainers are started as a child process of runC and can be embedded into various other systems without having to run a daemon.
=rust	Apache License Version 2.0 and MIT

=samba-client	GPLv3+ and LGPLv3+
	Samba is the standard Windows interoperability suite of programs for Linux and Unix.\\nThe samba-client package provides file and print services to SMB/CIFS clients\\nand Windows networking to Linux clients.\\nFor a more detailed description of Samba, check the Web page https://www.Samba.org/
libwbclient	This package includes the wbclient library.
-libs	The samba-client-libs package contains internal libraries needed by the\\nSMB/CIFS clients.
=sed	GPLv3
	The Sed package contains a stream editor.
=selinux-policy	GPLv2
	Provides default Photon OS SELinux policy.
=sendmail	BSD and CDDL1.1 and MIT
	Sendmail is widely used Mail Transport agent which helps in sending\\nemail from one system to another. This program helps in movement\\nof email from systems to network and is not just a mail client.
=sg3_utils	BSD
	Linux tools and utilities to send commands to SCSI devices.
=shadow	BSD
	The Shadow package contains programs for handling passwords\\nin a secure way.
-libs
-tools
=shim-signed	Apache License
	Shim efi image signed by UEFI CA.
=slang	GNU General Public License
	S-Lang is a multi-platform programmer's library designed to allow a developer to create robust multi-platform software. It provides facilities required by interactive applications such as display/screen management, keyboard input, keymaps, and so on. The most exciting feature of the library is the slang interpreter that may be easily embedded into a program to make it extensible. While the emphasis has always been on the embedded nature of the interpreter, it may also be used in a stand-alone fashion through the use of slsh, which is part of the S-Lang distribution.\\n\\nUnlike many interpreters, the S-Lang interpreter supports all of the native C integer types (signed and unsigned versions of char, short, int, long, and long long), and both single and double precision types, as well as a double precision complex type. Other data types supported by the interpreter include strings, lists, associative arrays (hashes), user-defined structures, and multi-dimensional arrays of any data-type.\\n\\nThe S-Lang interpreter has very strong support for array-based operations making it ideal for numerical applications.
=slirp4netns	GPLv2
	slirp for network namespaces, without copying buffers across the namespaces.
=socat	GPL2
	Socat is a command line based utility that establishes two bidirectional byte streams and transfers data between them. Because the streams can be constructed from a large set of different types of data sinks and sources (see address types), and because lots of address options may be applied to the streams, socat can be used for many different purposes.
=sqlite	Public Domain
	This package contains most of the static files that comprise the\\nwww.sqlite.org website including all of the SQL Syntax and the\\nC/C++ interface specs and other miscellaneous documentation.
-libs	The sqlite3 library.
=sssd	GPLv3+
	Provides a set of daemons to manage access to remote directories and\\nauthentication mechanisms. It provides an NSS and PAM interface toward\\nthe system and a pluggable back end system to connect to multiple different\\naccount sources. It is also the basis to provide client auditing and policy\\nservices for projects like FreeIPA.\\n\\nThe sssd subpackage is a meta-package that contains the daemon as well as all\\nthe existing back ends.
libipa_hbac	Utility library to validate FreeIPA HBAC rules for authorization requests	LGPLv3+
libsss_autofs	A utility library to allow communication between Autofs and SSSD	LGPLv3+
libsss_certmap	Library to map certificates to users based on rules	LGPLv3+
libsss_idmap	Utility library to convert SIDs to Unix uids and gids	LGPLv3+
libsss_nss_idmap	Utility library for SID and certificate based lookups	LGPLv3+
libsss_sudo	A utility library to allow communication between SUDO and SSSD	LGPLv3+
-ad	Provides the Active Directory back end that the SSSD can utilize to fetch\\nidentity data from and authenticate against an Active Directory server.
-client	Provides the libraries needed by the PAM and NSS stacks to connect to the SSSD\\nservice.	LGPLv3+
-common	Common files for the SSSD. The common package includes all the files needed\\nto run a particular back end, however, the back ends are packaged in separate\\nsubpackages such as sssd-ldap.
-common-pac	Provides common files needed by SSSD providers such as IPA and Active Directory\\nfor handling Kerberos PACs.
-ipa	Provides the IPA back end that the SSSD can utilize to fetch identity data\\nfrom and authenticate against an IPA server.
-kcm	An implementation of a Kerberos KCM server. Use this package if you want to\\nuse the KCM: Kerberos credentials cache.
-krb5	Provides the Kerberos back end that the SSSD can utilize authenticate\\nagainst a Kerberos server.
-krb5-common	Provides helper processes that the LDAP and Kerberos back ends can use for\\nKerberos user or host authentication.
-ldap	Provides the LDAP back end that the SSSD can utilize to fetch identity data\\nfrom and authenticate against an LDAP server.
-nfs_idmap	The libnfsidmap sssd module provides a way for rpc.idmapd to call SSSD to map\\nUIDs/GIDs to names and vice versa. It can be also used for mapping principal\\n(user) name to IDs(UID or GID) or to obtain groups which user are member of.
-proxy	Provides the proxy back end which can be used to wrap an existing NSS and/or\\nPAM modules to leverage SSSD caching.
=stalld	GPLv2
	The stalld program monitors the set of system threads, looking for\\nthreads that are ready-to-run but have not been given CPU time for\\nsome threshold period. When a starved thread is found, it is given a\\ntemporary boost using the SCHED_DEADLINE policy. The runtime given to\\nsuch stalled threads is configurable by the user.
=strace	BSD
	strace is a diagnostic, debugging and instructional userspace utility for Linux. It is\\nused to monitor and tamper with interactions between processes and the Linux kernel,\\nwhich include system calls, signal deliveries, and changes of process state.
=sudo	ISC
	The Sudo package allows a system administrator to give certain users (or groups of users)\\nthe ability to run some (or all) commands as root or another user while logging the commands and arguments.
=sysstat	GPLv2
	The Sysstat package contains utilities to monitor system performance and usage activity. Sysstat contains the sar utility, common to many commercial Unixes, and tools you can schedule via cron to collect and historize performance and activity data.
=systemd	LGPLv2+ and GPLv2+ and MIT
	systemd is a system and service manager that runs as PID 1 and starts\\nthe rest of the system. It provides aggressive parallelization\\ncapabilities, uses socket and D-Bus activation for starting services,\\noffers on-demand starting of daemons, keeps track of processes using\\nLinux control groups, maintains mount and automount points, and\\nimplements an elaborate transactional dependency-based service control\\nlogic. systemd supports SysV and LSB init scripts and works as a\\nreplacement for sysvinit. Other parts of this package are a logging daemon,\\nutilities to control basic system configuration like the hostname,\\ndate, locale, maintain a list of logged-in users, system accounts,\\nruntime directories and settings, and daemons to manage simple network\\nconfiguration, network time synchronization, log forwarding, and name\\nresolution.
-container	Systemd tools to spawn and manage containers and virtual machines.\\n\\nThis package contains systemd-nspawn, machinectl, systemd-machined,\\nand systemd-importd.	LGPLv2+
-libs	Libraries for systemd and udev.	LGPLv2+ and MIT
-pam	Systemd PAM module registers the session with systemd-logind.
-rpm-macros	Just the definitions of rpm macros.
-udev	This package contains systemd-udev and the rules and hardware database\\nneeded to manage device nodes. This package is necessary on physical\\nmachines and in virtual machines, but not in containers.	LGPLv2+
=tar	GPLv3+
	Contains GNU archiving program
=tcl	LGPLv2+
	Tcl provides a powerful platform for creating integration applications that\\ntie together diverse applications, protocols, devices, and frameworks.\\nWhen paired with the Tk toolkit, Tcl provides the fastest and most powerful\\nway to create GUI applications that run on PCs, Unix, and Mac OS X.\\nTcl can also be used for a variety of web-related tasks and for creating\\npowerful command languages for applications.
=tcp_wrappers	BSD
	The TCP Wrapper package provides daemon wrapper programs that report the name of the client requesting network services and the requested service.
=tcpdump	BSD
	Tcpdump is a common packet analyzer that runs under the command line.\\nIt allows the user to display TCP/IP and other packets being\\ntransmitted or received over a network to which the computer is attached.
=tcsh	BSD
	Tcsh is an enhanced but completely compatible version of csh, the C\\nshell.  Tcsh is a command language interpreter which can be used both\\nas an interactive login shell and as a shell script command processor.\\nTcsh includes a command line editor, programmable word completion,\\nspelling correction, a history mechanism, job control and a C language\\nlike syntax.
=tdnf	LGPLv2.1,GPLv2
	tdnf is a yum/dnf equivalent which uses libsolv and libcurl
-automatic	Systemd units that can periodically download package upgrades and apply them.
-cli-libs	.
-plugin-repogpgcheck
=texinfo	GPLv3+
	The Texinfo package contains programs for reading, writing,\\nand converting info pages.
=tinycdb	Public Domain
	tinycdb is a small, fast and reliable utility and subroutine library for\\ncreating and reading constant databases. The database structure is tuned\\nfor fast reading.\\n\\nThis package contains tinycdb utility and shared library.
=tmux	GPLv3+

=toybox	BSD
	Toybox combines common Linux command line utilities together into a single\\nBSD-licensed executable that's simple, small, fast, reasonably\\nstandards-compliant, and powerful enough to turn Android into a development\\nenvironment.
=trace-cmd	GPL-2.0 and LGPL-2.1
traceevent-plugins	This package contains the shared-libraries used by trace-cmd as well as\\nother packages in the distro. The libraries include the plugins placed\\nin the traceevent/ directory.
=traceroute	GPLv2+
	The traceroute utility displays the route used by IP packets on their\\nway to a specified network (or Internet) host.
=tree	GPLv2+
	Tree is a recursive directory listing command that produces a depth indented listing of files, which is colorized ala dircolors if the LS_COLORS environment variable is set and output is to tty. Tree has been ported and reported to work under the following operating systems: Linux, FreeBSD, OS X, Solaris, HP/UX, Cygwin, HP Nonstop and OS/2.
=tzdata	Public Domain
	Sources for time zone and daylight saving time data
=unzip	BSD
	The UnZip package contains ZIP extraction utilities. These are useful\\nfor extracting files from ZIP archives. ZIP archives are created\\nwith PKZIP or Info-ZIP utilities, primarily in a DOS environment.
=usbutils	GPLv2+
	The USB Utils package contains an utility used to display information\\nabout USB buses in the system and the devices connected to them.
=userspace-rcu	LGPLv2+
	This data synchronization library provides read-side access which scales linearly with the number of cores.
=util-linux	GPLv2+
	Utilities for handling file systems, consoles, partitions,\\nand messages.
-libs	These are library files of util-linux.
=vim	Charityware
	The VIM package contains a powerful text editor.
-extra	The vim extra package contains a extra files for powerful text editor.
=wget	GPLv3+
	The Wget package contains a utility useful for non-interactive\\ndownloading of files from the Web.
=which	GPLv3+
	Program for showing the full the path of (shell) commands.
=whois	GPLv2+
	Searches for an object in a RFC 3912 database.\\n\\nThis version of the WHOIS client tries to guess the right server to ask for\\nthe specified object. If no guess can be made it will connect to\\nwhois.networksolutions.com for NIC handles or whois.arin.net for IPv4\\naddresses and network names.
=wireguard-tools	GPLv2
	WireGuard is a novel VPN that runs inside the Linux Kernel and uses\\nstate-of-the-art cryptography (the "Noise" protocol). It aims to be\\nfaster, simpler, leaner, and more useful than IPSec, while avoiding\\nthe massive headache. It intends to be considerably more performant\\nthan OpenVPN. WireGuard is designed as a general purpose VPN for\\nrunning on embedded interfaces and super computers alike, fit for\\nmany different circumstances. It runs over UDP.\\n\\nThis package provides the wg binary for controlling WireGuard.
=xfsprogs	GPL+ and LGPLv2+
	The xfsprogs package contains administration and debugging tools for the\\nXFS file system.
=xmlsec1	MIT
	XML Security Library is a C library based on LibXML2  and OpenSSL.\\nThe library was created with a goal to support major XML security\\nstandards "XML Digital Signature" and "XML Encryption".
=xxhash	BSD and GPLv2+
	xxHash is an Extremely fast Hash algorithm, running at RAM speed\\nlimits. It successfully completes the SMHasher test suite which\\nevaluates collision, dispersion and randomness qualities of hash\\nfunctions. Code is highly portable, and hashes are identical on all\\nplatforms (little / big endian).
-libs	xxHash is an Extremely fast Hash algorithm, running at RAM speed\\nlimits. It successfully completes the SMHasher test suite which\\nevaluates collision, dispersion and randomness qualities of hash\\nfunctions. Code is highly portable, and hashes are identical on all\\nplatforms (little / big endian).	BSD
=xz	GPLv2+ and GPLv3+ and LGPLv2+
	The Xz package contains programs for compressing and\\ndecompressing files
-libs	This package contains minimal set of shared xz libraries.
=zchunk	BSD-2-Clause AND MIT
-libs	zchunk is a compressed file format that splits the file into independent\\nchunks.  This allows you to only download the differences when downloading a\\nnew version of the file, and also makes zchunk files efficient over rsync.\\nzchunk files are protected with strong checksums to verify that the file you\\ndownloaded is in fact the file you wanted.\\n\\nThis package contains the zchunk library, libzck.
=zip	BSD
	The Zip package contains Zip utilities.
=zlib	zlib

-devel	It contains the libraries and header files to create applications\\nfor handling compiled objects.
=zsh	MIT
	The zsh shell is a command interpreter usable as an interactive login\\nshell and as a shell script command processor.  Zsh resembles the ksh\\nshell (the Korn shell), but includes many enhancements.  Zsh supports\\ncommand line editing, built-in spelling correction, programmable\\ncommand completion, shell functions (with autoloading), a history\\nmechanism, and more.
=zstd	BSD and GPLv2
	Zstandard, or zstd as short version, is a fast lossless compression algorithm,\\ntargeting real-time compression scenarios at zlib-level and better compression\\nratios. It's backed by a very fast entropy stage, provided by Huff0 and\\nFSE library.
-devel	This package contains the headers necessary for building against the zstd\\nlibrary, libzstd.
-libs	This subpackage contains the implementation as a shared library.
`;
