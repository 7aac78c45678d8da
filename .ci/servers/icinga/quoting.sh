# Part of prove-icinga: odd values on their way from Icinga's variables to the argument vector of the plugin.

# in_string VALUE: as the README says, \ and " escaped for the language, $ doubled for the macros
in_string() {
    local text=${1//\\/\\\\}
    text=${text//\"/\\\"}
    printf '"%s"' "${text//\$/\$\$}"
}

in_array() {
    local value list=
    for value; do list+=", $(in_string "$value")"; done
    printf '[ %s ]' "${list#, }"
}

# Every variable that there is but those that change what the others mean, with odd values.
odd_objects() {
    install_dump "$I/plugins/dump" "$I/arguments"
    sed -n '/^object CheckCommand/,/^}/p' "$I/zones.d/global-templates/check_hyperv_storage_qos.conf" |
        sed 's|"hyperv_storage_qos"|"dump"|; s|/check_hyperv_storage_qos"|/dump"|; s|"--hostname" =|"-H" =|'
    cat <<END
object Host "odd" {
  check_command = "dummy"
  address = "127.0.0.9"
  vars.hyperv_storage_qos_authentication_file = $(in_string "/etc/x y/$ODD_AUTH")
  vars.hyperv_storage_qos_username = $(in_string 'CONTOSO\monitor')
  vars.hyperv_storage_qos_password = $(in_string 'p$w "x" '\''y'\'' 100% \ ü')
  vars.hyperv_storage_qos_auth = "kerberos"
  vars.hyperv_storage_qos_keytab = $(in_string "/etc/x y/$ODD_AUTH.keytab")
  vars.hyperv_storage_qos_ccache = $(in_string 'FILE:/tmp/krb5cc $x')
  vars.hyperv_storage_qos_realm = "EXAMPLE.ORG"
  vars.hyperv_storage_qos_kdc = "dc1.example.org:88"
  vars.hyperv_storage_qos_spn = "host/hv01.example.org"
  vars.hyperv_storage_qos_port = 135
  vars.hyperv_storage_qos_cluster = true
  vars.hyperv_storage_qos_node["HV01"] = "192.0.2.11"
  vars.hyperv_storage_qos_node[$(in_string 'it'\''s $x')] = "fe80::1%2"
  vars.hyperv_storage_qos_node_suffix = "example.org"
  vars.hyperv_storage_qos_node_down = "warning"
  vars.hyperv_storage_qos_node_failed = "critical"
  vars.hyperv_storage_qos_concurrency = 8
  vars.hyperv_storage_qos_timeout = "30:critical"
  vars.hyperv_storage_qos_warning = "~:10"
  vars.hyperv_storage_qos_critical = "@10:20"
  vars.hyperv_storage_qos_degraded = "critical"
  vars.hyperv_storage_qos_no_disks = "unknown"
  vars.hyperv_storage_qos_no_match = "warning"
  vars.hyperv_storage_qos_ignore_status = [ 11, 32792 ]
  vars.hyperv_storage_qos_partial = "ok"
  vars.hyperv_storage_qos_include = $(in_array "${ODD_VALUES[@]}")
  vars.hyperv_storage_qos_exclude = $(in_array "${ODD_VALUES[@]}")
  vars.hyperv_storage_qos_measure = true
  vars.hyperv_storage_qos_policies = true
  vars.hyperv_storage_qos_storage_cluster = "sofs.example.org"
  vars.hyperv_storage_qos_flows = "judge"
  vars.hyperv_storage_qos_pools = true
  vars.hyperv_storage_qos_perfdata = "all"
  vars.hyperv_storage_qos_output_limit = 4096
  vars.hyperv_storage_qos_output = "table"
  vars.hyperv_storage_qos_output_file = $(in_string '/tmp/a b $x')
  vars.hyperv_storage_qos_extra_opts = $(in_string 'Größe 100% "x"@/etc/x y.ini')
  vars.hyperv_storage_qos_diagnose = true
  vars.hyperv_storage_qos_verbose = 3
}
object Service "odd" {
  host_name = "odd"
  check_command = "dump"
}
END
    # And the real plugin: what the expression leaves over tells that it arrived.
    test_host filtered "$ODD_PORT" "vars.hyperv_storage_qos_verbose = 1
  vars.hyperv_storage_qos_include = $(in_array "$ODD_REGEX" '^nothing$')"
    test_host path "$ODD_PORT" "vars.hyperv_storage_qos_authentication_file = $(in_string "$I/plugins/$ODD_AUTH")"
    odd_section "$ODD_SECTION" >"$I/$ODD_INI"
    test_host section "$ODD_PORT" "vars.hyperv_storage_qos_extra_opts = $(in_string "$ODD_SECTION@$I/$ODD_INI")"
}

# count EXPECTED... : the arguments that arrived, each as often as it should
odd_values_arrive() {
    local value expected
    local -a found=()
    mapfile -t found <"$I/arguments/127.0.0.9"
    contains_pair 'the authentication file' --authentication-file "/etc/x y/$ODD_AUTH"
    contains_pair 'the user' --username 'CONTOSO\monitor'
    contains_pair 'the password' --password 'p$w "x" '\''y'\'' 100% \ ü'
    contains_pair 'the mechanism' --auth kerberos
    contains_pair 'the keytab' --keytab "/etc/x y/$ODD_AUTH.keytab"
    contains_pair 'the ticket cache' --ccache 'FILE:/tmp/krb5cc $x'
    contains_pair 'the realm' --realm EXAMPLE.ORG
    contains_pair 'the KDC' --kdc dc1.example.org:88
    contains_pair 'the principal of the host' --spn host/hv01.example.org
    contains_pair 'the range of -w' --warning '~:10'
    contains_pair 'the range of -c' --critical '@10:20'
    contains_pair 'the state of --no-match' --no-match warning
    contains_pair 'the first status to ignore' --ignore-status 11
    contains_pair 'the second status to ignore' --ignore-status 32792
    contains_pair 'the first node' --node HV01=192.0.2.11
    contains_pair 'the second node' --node 'it'\''s $$x=fe80::1%2' # a key is no value: Icinga takes it as it is
    contains_pair 'the suffix of nodes' --node-suffix example.org
    contains_pair 'the cluster of the storage' --storage-cluster sofs.example.org
    contains_pair 'what is done with flows' --flows judge
    contains_pair 'the output file' --output-file '/tmp/a b $x'
    for value in "${ODD_VALUES[@]}"; do
        contains_pair "in the array of --include" --include "$value"
        contains_pair "in the array of --exclude" --exclude "$value"
    done
    contains 'section and file of --extra-opts arrive as one argument' \
        "$(bracketed '--extra-opts=Größe 100% "x"@/etc/x y.ini')" "$(printf '%s\n' "${found[@]}")"
    equal 'hyperv_storage_qos_verbose = 3 gives -v three times' 3 "$(printf '%s\n' "${found[@]}" | grep -cFx '[-v]')"
    equal 'path: a file with an odd name is read' \
        'STORAGE QOS WARNING - 1 of 4 virtual disks below reserved IOPS on TESTHOST01' "$(output path | head -n 1)"
    local host
    for host in filtered section; do
        equal "$host: an odd expression chooses the VM whose name is as odd" \
            'STORAGE QOS OK - 0 of 2 virtual disks below reserved IOPS on TESTHOST01' "$(output $host | head -n 1)"
        contains "$host: and Icinga shows that name" "$ODD_NAME: " "$(output $host)"
    done
}

contains_pair() { # contains_pair WHAT OPTION VALUE: OPTION and right after it VALUE
    local i
    for i in "${!found[@]}"; do
        if [ "${found[i]}" = "[$2]" ] && [ "${found[i + 1]:-}" = "[$3]" ]; then
            ok "$1: $3 arrives unharmed"
            return
        fi
    done
    not_ok "$1: $3 arrives unharmed" "$(printf '%s\n' "${found[@]}" | grep -FA1 "[$2]")"
}

# The help text knows all options; each but help, version and the tape must have reached the dump.
every_option_is_there() {
    local option
    run_check --help
    while read -r option; do
        case $option in
            --help | --version) ;;
            --record | --anonymise | --replay) ;; # for a look by hand
            --hosts | --shard | --run-timeout) ;; # many hosts, whose states are not that of one service
            --hostname) contains "$option has a variable" '[-H]' "$(cat "$I/arguments/127.0.0.9")" ;;
            --verbose) contains "$option has a variable" '[-v]' "$(cat "$I/arguments/127.0.0.9")" ;;
            --extra-opts) contains "$option has a variable" '[--extra-opts=' "$(cat "$I/arguments/127.0.0.9")" ;;
            *) contains "$option has a variable" "[$option]" "$(cat "$I/arguments/127.0.0.9")" ;;
        esac
    done < <(grep -oE '^ {2,6}(-., )?--[a-z-]+' <<<"$OUT" | grep -oE -- '--[a-z-]+' | sort -u)
}
