# Part of prove-nagios: odd values on their way from Nagios' object files to the argument vector of the plugin.

# in_argument VALUE: as the README says, quoted for the shell, then $ doubled, ! and ; escaped
in_argument() {
    local text="'${1//\'/\'\\\'\'}'"
    text=${text//\$/\$\$}
    text=${text//!/\\!}
    printf '%s' "${text//;/\\;}"
}

# Nagios with the shipped commands, the dump in place of the plugin.
odd_objects() {
    local value arguments
    install_dump "$N/plugins/dump" "$N/arguments"
    sed -n '/^define command/,/^}/p' "$N/objects/check_hyperv_storage_qos.cfg" |
        sed 's|check_hyperv_storage_qos|dump|'
    arguments="-A $(in_argument "/etc/x y/$ODD_AUTH")"
    for value in "${ODD_VALUES[@]}"; do arguments+=" --include $(in_argument "$value")"; done
    odd_host odd 127.0.0.9 ''
    odd_service odd "dump_plain!$arguments"
    odd_host plain 127.0.0.8 '--extra-opts=Größe_100%@/etc/x.ini --critical @10:20 `id` "$HOME"'
    odd_service plain dump
    # And the real plugin: what the expression leaves over tells that it arrived.
    odd_host filtered 127.0.0.1 ''
    odd_service filtered "check_hyperv_storage_qos!--include $(in_argument "$ODD_REGEX") -v"
    odd_section "$ODD_SECTION" >"$N/$ODD_INI"
    odd_host section 127.0.0.1 ''
    odd_host path 127.0.0.1 ''
    odd_service path "check_hyperv_storage_qos_plain!-p $ODD_PORT -t 40 -A $(in_argument "$N/plugins/$ODD_AUTH")"
    odd_service section "check_hyperv_storage_qos!$(in_argument "--extra-opts=$ODD_SECTION@$N/$ODD_INI")"
}

odd_host() {
    printf 'define host {\n use hyperv-host\n host_name %s\n address %s\n hostgroups null\n _HV_PORT %s\n _HV_TIMEOUT 40\n _HV_OPTIONS %s\n}\n' \
        "$1" "$2" "$ODD_PORT" "$3"
}

odd_service() {
    printf 'define service {\n use hyperv-storage-qos\n host_name %s\n service_description Odd\n check_command %s\n}\n' "$1" "$2"
}

odd_values_arrive() {
    local value found=() expected=(-H 127.0.0.9 -A "/etc/x y/$ODD_AUTH") i
    for value in "${ODD_VALUES[@]}"; do expected+=(--include "$value"); done
    mapfile -t expected < <(bracketed "${expected[@]}")
    mapfile -t found <"$N/arguments/127.0.0.9"
    for i in "${!expected[@]}"; do
        [[ ${expected[i]} == '[-'[HA]']' || ${expected[i]} == '[--include]' ]] ||
            equal "\$ARG1\$: ${expected[i]} arrives unharmed" "${expected[i]}" "${found[i]:-}"
    done
    equal '$ARG1$: so do all the arguments together' "${expected[*]}" "${found[*]}"
    contains '_HV_OPTIONS: plain words arrive; of others what Nagios leaves, and nothing is run' \
        "$(bracketed --extra-opts=Größe_100%@/etc/x.ini --critical @10:20 id HOME)" "$(cat "$N/arguments/127.0.0.8")"
    equal 'path: a file with an odd name is read' \
        'STORAGE QOS WARNING - 1 of 4 virtual disks below reserved IOPS on TESTHOST01' "$(field path Odd plugin_output)"
    local host
    for host in filtered section; do
        equal "$host: an odd expression chooses the VM whose name is as odd" \
            'STORAGE QOS OK - 0 of 2 virtual disks below reserved IOPS on TESTHOST01' "$(field $host Odd plugin_output)"
        contains "$host: and Nagios shows that name" "$ODD_NAME: " "$(printf '%b' "$(field $host Odd long_plugin_output)")"
    done
}
