// What `tdnf --help` prints: tools/cli/lib/help.c of vmware/tdnf, branches stable-3.1, stable-3.3 and stable-3.5.
import type { Release } from '../model.ts';

export const help: Record<Release, string> = {
  '3.0': `usage: tdnf [options] COMMAND

options    [-c [config file]]
           [--debugsolver]
           [--disablerepo=<repoid>]
           [--enablerepo=<repoid>]
           [--noplugins]
           [--enableplugin=<plugin_name>]
           [--disableplugin=<plugin_name>]
           [--rpmverbosity [debug level name]] [-v] [-y] [--assumeno]
           [--version] [--installroot [path]]
           [--nogpgcheck]
           [-q, --quiet]
           [--releasever RELEASEVER] [--setopt SETOPTS]
           [--refresh]
           [--exclude [file1,file2,...]]
           [--security]
           [--sec-severity CVSS_v3.0_Severity]
           [--reboot-required]
           [--skipsignature]
           [--skipdigest]
           [--disableexcludes]
           [--downloadonly]
           [--downloaddir=<directory>]

reposync options:
           [--arch=<arch> [--arch=<arch> [..]]
           [--delete]
           [--download-path=<directory>]
           [--download-metadata]
           [--gpgcheck]
           [--metadata-path=<directory>]
           [--newest-only]
           [--norepopath]
           [--source]
           [--urls]

List of Main Commands

check-local               Checks local rpm folder for problems
check-update              Check for available package upgrades
clean                     Remove cached data
distro-sync               Synchronize installed packages to the latest available versions
downgrade                 downgrade a package
erase                     Remove a package or packages from your system
help                      Display a helpful usage message
info                      Display details about a package or group of packages
install                   Install a package or packages on your system
list                      List a package or groups of packages
makecache                 Generate the metadata cache
provides                  Find what package provides the given value
remove                    Remove a package or packages from your system
reinstall                 reinstall a package
repolist                  Display the configured software repositories
reposync                  Download all packages from one or more repositories to a directory
search                    Search package details for the given string
update                    Upgrade a package or packages on your system (same as 'upgrade')
updateinfo                Display advisories about packages
upgrade                   Upgrade a package or packages on your system
upgrade-to                Upgrade a package on your system to the specified version
`,
  '4.0': `Usage: tdnf [options] COMMAND

common options:
           [--assumeno]
           [-y, --assumeyes]
           [-C, --cacheonly]
           [-c [config file]]
           [--debugsolver]
           [--disableexcludes]
           [--disableplugin=<plugin_name>]
           [--disablerepo=<repoid>]
           [--downloaddir=<directory>]
           [--downloadonly]
           [--enablerepo=<repoid>]
           [--enableplugin=<plugin_name>]
           [--exclude [file1,file2,...]]
           [--installroot [path]]
           [--noautoremove]
           [--nogpgcheck]
           [--noplugins]
           [-q, --quiet]
           [--reboot-required]
           [--refresh]
           [--releasever RELEASEVER]
           [--rpmverbosity [debug level name]]
           [--security]
           [--sec-severity CVSS_v3.0_Severity]
           [--setopt SETOPTS]
           [--skipconflicts]
           [--skipdigest]
           [--skipsignature]
           [--skipobsoletes]
           [--version]

repoquery select options:
           [--available]
           [--duplicates]
           [--extras]
           [--file <file>]
           [--installed]
           [--whatdepends <capability1>[,<capability2>[..]]]
           [--whatrequires <capability1>[,<capability2>[..]]]
           [--whatenhances <capability1>[,<capability2>[..]]]
           [--whatobsoletes <capability1>[,<capability2>[..]]]
           [--whatprovides <capability1>[,<capability2>[..]]]
           [--whatrecommends <capability1>[,<capability2>[..]]]
           [--whatrequires <capability1>[,<capability2>[..]]]
           [--whatsuggests <capability1>[,<capability2>[..]]]
           [--whatsupplements <capability1>[,<capability2>[..]]]

repoquery query options:
           [--depends]
           [--enhances]
           [--list]
           [--obsoletes]
           [--provides]
           [--recommends]
           [--requires]
           [--requires-pre]
           [--suggests]
           [--supplements]

reposync options:
           [--arch=<arch> [--arch=<arch> [..]]
           [--delete]
           [--download-path=<directory>]
           [--download-metadata]
           [--gpgcheck]
           [--metadata-path=<directory>]
           [--newest-only]
           [--norepopath]
           [--source]
           [--urls]

List of Main Commands

autoremove         Remove a package and its automatic dependencies
check-local        Checks local rpm folder for problems
check-update       Check for available package upgrades
clean              Remove cached data
distro-sync        Synchronize installed packages to the latest available versions
downgrade          Downgrade a package
erase              Remove a package or packages from your system
help               Display a helpful usage message
info               Display details about a package or group of packages
install            Install a package or packages on your system
list               List a package or groups of packages
makecache          Generate the metadata cache
provides           Find what package provides the given value
remove             Remove a package or packages from your system
reinstall          Reinstall a package
repolist           Display the configured software repositories
repoquery          Query repositories
reposync           Download all packages from one or more repositories to a directory
search             Search package details for the given string
update             Upgrade a package or packages on your system (same as 'upgrade')
updateinfo         Display advisories about packages
upgrade            Upgrade a package or packages on your system
upgrade-to         Upgrade a package on your system to the specified version

`,
  '5.0': `Usage: tdnf [options] COMMAND

common options:
           [--assumeno]
           [-y, --assumeyes]
           [-C, --cacheonly]
           [-c [config file]]
           [--debugsolver]
           [--disableexcludes]
           [--disableplugin=<plugin_name>]
           [--disablerepo=<repoid>]
           [--downloaddir=<directory>]
           [--downloadonly]
           [--enablerepo=<repoid>]
           [--enableplugin=<plugin_name>]
           [--exclude [file1,file2,...]]
           [--installroot [path]]
           [--noautoremove]
           [--nogpgcheck]
           [--noplugins]
           [-q, --quiet]
           [--reboot-required]
           [--refresh]
           [--releasever RELEASEVER]
           [--repo=<repoid>]
           [--repofrompath=<repoid>,<path>]
           [--repoid=<repoid>]
           [--rpmverbosity [debug level name]]
           [--security]
           [--sec-severity CVSS_v3.0_Severity]
           [--setopt SETOPTS]
           [--skip-broken]
           [--skipconflicts]
           [--skipdigest]
           [--skipsignature]
           [--skipobsoletes]
           [--testonly]
           [--version]

repoquery select options:
           [--available]
           [--duplicates]
           [--extras]
           [--file <file>]
           [--installed]
           [--whatdepends <capability1>[,<capability2>[..]]]
           [--whatrequires <capability1>[,<capability2>[..]]]
           [--whatenhances <capability1>[,<capability2>[..]]]
           [--whatobsoletes <capability1>[,<capability2>[..]]]
           [--whatprovides <capability1>[,<capability2>[..]]]
           [--whatrecommends <capability1>[,<capability2>[..]]]
           [--whatrequires <capability1>[,<capability2>[..]]]
           [--whatsuggests <capability1>[,<capability2>[..]]]
           [--whatsupplements <capability1>[,<capability2>[..]]]

repoquery query options:
           [--depends]
           [--enhances]
           [--list]
           [--obsoletes]
           [--provides]
           [--recommends]
           [--requires]
           [--requires-pre]
           [--suggests]
           [--source]
           [--supplements]

reposync options:
           [--arch=<arch> [--arch=<arch> [..]]
           [--delete]
           [--download-path=<directory>]
           [--download-metadata]
           [--gpgcheck]
           [--metadata-path=<directory>]
           [--newest-only]
           [--norepopath]
           [--source]
           [--urls]

List of Main Commands

autoerase          same as 'autoremove'
autoremove         Remove a package and its automatic dependencies or all auto installed packages
check              Checks repositories for problems
check-local        Checks local rpm folder for problems
check-update       Check for available package upgrades
clean              Remove cached data
distro-sync        Synchronize installed packages to the latest available versions
downgrade          Downgrade a package
erase              Remove a package or packages from your system
help               Display a helpful usage message
history            History Commands
info               Display details about a package or group of packages
install            Install a package or packages on your system
list               List a package or groups of packages
makecache          Generate the metadata cache
mark               Mark package(s)
provides           same as 'whatprovides'
whatprovides       Find what package provides the given value
reinstall          Reinstall a package
remove             Remove a package or packages from your system
repolist           Display the configured software repositories
repoquery          Query repositories
reposync           Download all packages from one or more repositories to a directory
search             Search package details for the given string
update             Upgrade a package or packages on your system (same as 'upgrade')
update-to          same as 'upgrade-to'
updateinfo         Display advisories about packages
upgrade            Upgrade a package or packages on your system
upgrade-to         Upgrade a package on your system to the specified version

Please refer to https://github.com/vmware/tdnf/wiki for documentation.
`,
};
