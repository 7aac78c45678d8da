# For proofs with Kerberos: a KDC of MIT on loopback, run by whoever runs the proof. Source it after lib.sh and `proof`.
#
#   start_kdc REALM [ADDRESS]      makes a realm and starts its KDC; sets KDC (HOST:PORT), KDC_REALM, KRB5_CONFIG and
#                                  KDC_REQUESTS, where it writes down what it is asked
#   start_second_kdc               another KDC of that realm; sets SECOND_KDC and SECOND_KDC_REQUESTS
#   add_principal NAME [PASSWORD]  with a random key where there is no password
#   kadmin_local QUERY...          anything else
#   make_keytab FILE NAME...       a keytab (mode 600) with the keys of these principals, which stay as they are
#
# The realm's files are below $WORK/kdc-REALM. $HOME and $XDG_CACHE_HOME lead below $WORK, so that what the check keeps
# is seen here, and nothing of it is left.

export KRB5RCACHENAME=none:
export HOME=$WORK/home XDG_CACHE_HOME=$WORK/home/.cache
mkdir -p "$HOME"

start_kdc() {
    KDC_REALM=$1
    local address=${2:-127.0.0.1} folder=$WORK/kdc-$1
    KDC=$address:$(free_port "$address")
    mkdir -p "$folder"
    export KRB5_CONFIG=$folder/krb5.conf KRB5_KDC_PROFILE=$folder/kdc.conf
    KDC_REQUESTS=$folder/requests
    cat >"$KRB5_CONFIG" <<EOF
[libdefaults]
    default_realm = $KDC_REALM
    dns_lookup_kdc = false
    dns_lookup_realm = false
    dns_canonicalize_hostname = false
    rdns = false
[realms]
    $KDC_REALM = {
        kdc = $KDC
    }
EOF
    cat >"$KRB5_KDC_PROFILE" <<EOF
[kdcdefaults]
    kdc_listen = $KDC
    kdc_tcp_listen = $KDC
[realms]
    $KDC_REALM = {
        database_name = $folder/principal
        key_stash_file = $folder/stash
        acl_file = $folder/acl
        supported_enctypes = aes256-cts-hmac-sha1-96:normal aes128-cts-hmac-sha1-96:normal
        max_life = 10h
        default_principal_flags = +preauth
    }
[logging]
    kdc = FILE:$KDC_REQUESTS
EOF
    succeeds "realm $KDC_REALM is made" kdb5_util create -s -r "$KDC_REALM" -P "$PASSWORD"
    background "$WORK/kdc-$KDC_REALM.log" krb5kdc -n -r "$KDC_REALM" -P "$folder/pid"
    await 20 "the KDC of $KDC_REALM listens" something_listens "${KDC%:*}" "${KDC##*:}"
}

start_second_kdc() {
    local address=${KDC%:*} folder=$WORK/kdc-$KDC_REALM
    SECOND_KDC=$address:$(free_port "$address")
    SECOND_KDC_REQUESTS=$folder/second.requests
    sed "s/$KDC/$SECOND_KDC/; s,$KDC_REQUESTS,$SECOND_KDC_REQUESTS," "$KRB5_KDC_PROFILE" >"$folder/second.conf"
    background "$WORK/kdc-$KDC_REALM-second.log" env KRB5_KDC_PROFILE="$folder/second.conf" \
        krb5kdc -n -r "$KDC_REALM" -P "$folder/second.pid"
    await 20 "the second KDC of $KDC_REALM listens" something_listens "${SECOND_KDC%:*}" "${SECOND_KDC##*:}"
}

something_listens() { ! nothing_listens "$1" "$2"; }

kadmin_local() { kadmin.local -r "$KDC_REALM" -q "$*"; }

add_principal() {
    if [ $# -gt 1 ]; then
        succeeds "principal $1" kadmin.local -r "$KDC_REALM" addprinc -pw "$2" "$1"
    else
        succeeds "principal $1" kadmin.local -r "$KDC_REALM" addprinc -randkey "$1"
    fi
}

make_keytab() {
    local file=$1
    shift
    rm -f "$file"
    succeeds "keytab of $*" kadmin.local -r "$KDC_REALM" ktadd -norandkey -k "$file" "$@"
    chmod 600 "$file"
}
