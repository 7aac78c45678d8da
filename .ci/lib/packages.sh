# For proofs with Debian packages that cannot be installed here: they are of another release, or conflict with one that is.
# Source it after lib.sh and `proof`.
#
#   packages_of RELEASE       asks the mirror what RELEASE (bookworm, trixie) has; status 1 when it cannot be reached
#   unpack PACKAGE...         these packages alone, unpacked below $UNPACKED, none of their scripts run
#   unpack_with_all PACKAGE.. with all that they depend on
#
# All below $WORK: what is installed here, and what apt knows of it, stay as they are.

UNPACKED=$WORK/unpacked

packages_of() {
    mkdir -p "$WORK/apt/lists/partial" "$WORK/apt/archives/partial" "$UNPACKED"
    : >"$WORK/apt/status" # nothing is installed there
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian $1 main" \
        >"$WORK/apt/sources.list"
    apt_aside update
}

apt_aside() {
    (cd "$WORK/apt/archives" && apt-get -q -y -o Dir::State="$WORK/apt" -o Dir::State::status="$WORK/apt/status" \
        -o Dir::Cache="$WORK/apt" -o Dir::Etc::SourceList="$WORK/apt/sources.list" -o Dir::Etc::SourceParts=- \
        -o APT::Sandbox::User="$(id -un)" -o APT::Install-Recommends=false -o APT::Update::Error-Mode=any \
        "$@") >>"$WORK/apt.log" 2>&1
}

unpack() { apt_aside download "$@" && unpack_archives; }

unpack_with_all() { apt_aside --download-only install "$@" && unpack_archives; }

unpack_archives() {
    local archive
    for archive in "$WORK"/apt/archives/*.deb; do
        dpkg-deb -x "$archive" "$UNPACKED" && rm "$archive" || return 1
    done
}
