# For proofs with servers that run as users of their own. Source it after lib.sh and `proof`.
#
#   as USER COMMAND...      run by root: becomes USER; else stays who it is. Keeps the process, so that background knows it
#   own USER PATH...        the same for files
#   install_plugin DIR USER the packaged plugin as $DIR/check_hyperv_storage_qos, the account's file as $DIR/auth
#                           and as $DIR/$ODD_AUTH
#   install_dump FILE DIR   a plugin that writes its arguments, one in brackets a line, to DIR/HOST, where HOST follows -H
#   bracketed ARGUMENT...   what that writes
#   ODD_VALUES              arguments that are hard to quote
#   ODD_NAME, ODD_REGEX     the name of a VM that is, and a regular expression that matches it and nothing else
#   odd_scenario            a host for --scenario with that VM, two disks, and DidierTest03 beside it
#   odd_section NAME        an ini file for --extra-opts, whose section chooses that VM
#   ODD_AUTH, ODD_INI, ODD_SECTION   names of such files and of a section that are hard to quote, too

as() {
    local user=$1
    shift
    if [ "$(id -u)" -eq 0 ]; then
        exec setpriv --reuid="$user" --regid="$user" --init-groups "$@"
    fi
    exec "$@"
}

own() {
    local user=$1
    shift
    [ "$(id -u)" -ne 0 ] || chown -R "$user:" "$@"
}

install_plugin() {
    mkdir -p "$1"
    cp -r "$DIST" "$1/distribution" # the project may be where only its owner can read
    ln -s distribution/bin/check_hyperv_storage_qos "$1/check_hyperv_storage_qos"
    install -m 600 "$AUTH_FILE" "$1/auth"
    install -m 600 "$AUTH_FILE" "$1/$ODD_AUTH"
    own "$2" "$1/auth" "$1/$ODD_AUTH"
}

install_dump() {
    mkdir -p "$2"
    cat >"$1" <<END
#!/bin/sh
last=
for a; do
    [ "\$last" != -H ] || host=\$a
    last=\$a
done
for a; do printf '[%s]\\n' "\$a"; done >"$2/\$host.\$\$" && mv "$2/\$host.\$\$" "$2/\$host"
echo 'OK - arguments written'
END
    chmod 755 "$1"
}

bracketed() { printf '[%s]\n' "$@"; }

ODD_VALUES=('with  two spaces' "it's" 'say "hi"' '100% %s' 'Größe 日本語 😀' '$HOME $1 $$ ${x} $(id) `id`' 'C:\Vol\new\' 'a,b]c[d'
    '*?~' 'no!' ';|&<>#' '~:10' '@10:20' '-leading' '' '(?i)^sql.*\d{2}$')

ODD_AUTH='it'\''s "100%" $HOME Größe;.auth'
ODD_INI='plug ins, "100%" $HOME Größe.ini'
ODD_SECTION='Größe 100% "of" it'\''s $HOME'

ODD_NAME='it'\''s "100%" $HOME {$X} \d+ Größe 😀 a,b]c\'

ODD_REGEX='^it.s "100%" \$HOME \{\$X} \\d\+ Größe 😀 a,b]c\\$'

odd_section() {
    printf '%s\n' "[$1]" "include = $ODD_REGEX" "exclude = nothing of 'the' kind; # \$(id)" 'verbose = 1' '[another]' 'critical = 0'
}

odd_scenario() {
    jq --arg name "$ODD_NAME" '.machines |= (.[2:3] + [.[0] | .name = $name])' \
        "$ROOT/src/simhost/resources/scenarios/one-disk-below.json"
}
