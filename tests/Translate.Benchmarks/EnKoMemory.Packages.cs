namespace Translate.Benchmarks;

static partial class EnKoMemory
{
    /// <summary>The Debian packages whose Korean catalogues make the memory.</summary>
    const string Packages =
        """
        0ad-data-common abiword-common aisleriot akregator anjuta-common apt aptitude aptitude-common ardour-data aspell atril-common audacity-data
        baobab bash bijiben binutils-common bison blender-data brasero-common caja-common calligra-data calligrasheets-data calligrawords-data
        cheese-common cinnamon-l10n claws-mail-i18n codeblocks-common console-data coreutils cryptsetup cups-filters darktable debconf-i18n
        deluge-common devhelp-common dia-common diffutils digikam-data dolphin dpkg dpkg-dev dselect e2fsprogs-l10n epiphany-browser-data
        epiphany-data evince-common evolution-common evolution-data-server-common fcitx5-data file-roller filezilla-common findutils five-or-more
        freeciv-data gawk gcc-12-locales gconf2-common geany-common gedit-common gedit-plugins-common gettext gftp-common gimp-data git git-gui gitk
        glade glib-networking gnome-applets-data gnome-bluetooth-common gnome-boxes gnome-builder gnome-calendar gnome-chess gnome-clocks
        gnome-contacts gnome-control-center-data gnome-disk-utility gnome-flashback-common gnome-games gnome-maps gnome-music gnome-panel-data
        gnome-photos gnome-settings-daemon-common gnome-shell-common gnome-software-common gnome-system-monitor gnome-terminal-data gnome-todo
        gnome-user-docs gnome-weather gnucash-common gnumeric-common gnunet gnupg-l10n gparted-common gramps grep gstreamer1.0-plugins-base
        gstreamer1.0-plugins-good gthumb-data gtkpod guile-3.0 gutenprint-locales hexchat-common homebank-data hugin-data ibus-data inkscape
        iso-codes k3b-i18n kaddressbook kaffeine kate5-data kdeedu-data kdenlive-data kdeplasma-addons-data kdevelop-l10n kf5-messagelib-data kgpg
        kile-l10n kio kmail kmines kmymoney-common konqueror konsole konsole-kpart korganizer kpat krita-data krita-l10n krusader ksystemlog
        kwin-data lftp libapt-pkg6.0 libc-l10n libexif12 libglib2.0-data libgnomekbd-common libgphoto2-l10n libgstreamer1.0-0 libgtk-3-common
        libgtk-4-common libgtk2.0-common libgweather-4-common libkf5holidays-data libkf5i18n-data libkf5incidenceeditor-data
        libkf5kdelibs4support-data libkf5khtml-data libkf5ksieve-data libkf5libkdepim-data libkf5mailcommon-data libkf5newstuff-data
        libkf5sonnet5-data libkf5syntaxhighlighting-data libkf5unitconversion-data libkf5widgetsaddons-data libkf5xmlgui-data libnma-common
        libosinfo-l10n libparted2 libpopt0 libreoffice-l10n-ko libsane-common libsvn1 libvirt-l10n lmms-common login lokalize mailutils-common make
        marble-data mate-control-center-common mate-panel-common mate-utils-common mc mc-data metacity-common mousepad mutt mutter-common nano
        nautilus-data nemo-data network-manager network-manager-gnome okular orca parted partitionmanager passwd pidgin-data pitivi planner-data
        plasma-desktop-data plasma-discover-common plasma-workspace-data pluma-common poedit-common polari postgresql-15 postgresql-client-15
        privoxy psmisc quadrapassel rawtherapee-data recode rhythmbox-data rpm rpm-common scribus-data seahorse sed shotwell-common simple-scan
        skrooge-common smplayer-l10n sssd-common subversion sudo sylpheed-i18n synaptic system-config-printer-common tar tasksel-data texinfo
        thunar-data totem-common tracker transmission-common tuxpaint-data umbrello util-linux-locales vim-runtime virt-manager vlc-l10n wget
        wordpress-l10n wx3.2-i18n xdg-user-dirs xfce4-panel xfce4-settings xfdesktop4-data xkb-data yelp zenity-common
        """;
}
