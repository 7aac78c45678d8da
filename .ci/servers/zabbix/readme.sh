# Part of prove-zabbix: the README's steps, to the letter, with Debian's own server and agent and their own configuration. Of
# this proof is what no reader is told to do here: the database, the frontend, and addresses that are nobody else's.

readme_is_followed() {
    if ! start_machine; then
        skip 'the README, to the letter' 'no copy of this machine can be made here'
        return
    fi
    local host
    document plugin-config/zabbix/README.md
    host_on_machine hv-silent.contoso.com --scenario one-disk-below --fault silent@ALL
    host_on_machine hv01.contoso.com --scenario one-disk-below --password "$(block typed | sed -n 's/^password=//p')"
    # As the README of the project leaves it; without what the package's proof installs and removes meanwhile.
    on_machine cp -a "$DIST" /opt/check_hyperv_storage_qos
    on_machine rm -rf /usr/lib/nagios /etc/check_hyperv_storage_qos
    debian_zabbix_starts

    external_check_is_set_up
    user_parameter_is_set_up
    all_is_followed
    readme_hosts_are_made
    for host in hv01 hv01-agent; do
        what_is_shown_arrives $host values
        await 150 "README: $host: its problem" problems_are_shown $host problem
        await 30 "README: $host-silent: the check gets to say that its own time ran out, after 6 s" \
            value_is $host-silent hv.qos.failure TIMED_OUT
    done
    readme_of_debian_is_followed
    stop "$HOST_PID"
    for host in hv01 hv01-agent; do
        what_is_shown_arrives $host values-stopped
        await 150 "README: $host: its problems when it was stopped" problems_are_shown $host problems-stopped
    done
    on_machine service zabbix-agent stop >/dev/null 2>&1
    on_machine service zabbix-server stop >/dev/null 2>&1
}

debian_zabbix_starts() {
    local agent
    agent=$(free_address)
    SERVER_PORT=$(free_port)
    make_database debian
    printf '%s\n' "DBHost=$WORK/db" DBName=debian ListenIP=127.0.0.1 "ListenPort=$SERVER_PORT" CacheUpdateFrequency=1 |
        on_machine sh -c 'cat >/etc/zabbix/zabbix_server.conf.d/proof.conf'
    on_machine sh -c 'echo "ListenIP=$0" >/etc/zabbix/zabbix_agentd.conf.d/proof.conf; echo "$0 monitor01.contoso.com" >>/etc/hosts' "$agent"
    { on_machine service zabbix-server start && on_machine service zabbix-agent start; } >"$WORK/start.log" 2>&1 ||
        fatal "Debian's Zabbix starts" "$(cat "$WORK/start.log")"
    serve_frontend debian
    login
}

external_check_is_set_up() {
    local file=/etc/zabbix/check_hyperv_storage_qos.auth
    follow link
    follow account typed
    equal 'README: what was typed is in the file, whatever it is' "$(block typed)" "$(on_machine cat $file)"
    equal "README: and is nobody else's" 'zabbix zabbix 600' "$(on_machine stat -c '%U %G %a' $file)"
    follow time
}

user_parameter_is_set_up() {
    follow agent-link
    follow agent-configuration
    follow get
    succeeds 'README: get: the answer is what it shows' looks_like "$(block answer | tr -d '\n')" "$OUT"
    block section | on_machine sh -c 'cat >/etc/zabbix/check_hyperv_storage_qos.ini'
    follow get-section
    contains 'README: get-section: no name of these eight disks begins with sql' '"excluded":8' "$OUT"
}

# looks_like SHOWN TEXT: TEXT is what is shown, with whatever there is in place of three dots.
looks_like() {
    local pattern
    pattern=$(sed 's/[][*?\\]/\\&/g; s/\.\.\./*/g' <<<"$1")
    # shellcheck disable=SC2053
    [[ $2 == $pattern ]]
}

readme_hosts_are_made() {
    local file own=('{$HV.QOS.INTERVAL}' 2s)
    for file in external agent; do
        succeeds "README: Debian's server takes the template …_$file.yaml" \
            import_template "$ROOT/templates/zabbix/6.0/template_hyperv_storage_qos_$file.yaml"
    done
    CHECK_TEMPLATE=$(template_id "$BY_CHECK")
    AGENT_TEMPLATE=$(template_id "$BY_AGENT")
    GROUP=$(ask hostgroup.get '{"filter":{"name":["Hypervisors"]}}' '.[0].groupid')
    new_host hv01 "$CHECK_TEMPLATE" 10050 "$(macros "${own[@]}")" "$(called hv01.contoso.com)"
    new_host hv01-agent "$AGENT_TEMPLATE" 10050 "$(macros "${own[@]}" '{$HV.QOS.HOST}' hv01.contoso.com)" \
        "$(called monitor01.contoso.com)"
    own+=('{$HV.QOS.TIMEOUT}' 6) # more than the 3 and 4 s that Debian leaves agent and server
    new_host hv01-silent "$CHECK_TEMPLATE" 10050 "$(macros "${own[@]}")" "$(called hv-silent.contoso.com)"
    new_host hv01-agent-silent "$AGENT_TEMPLATE" 10050 "$(macros "${own[@]}" '{$HV.QOS.HOST}' hv-silent.contoso.com)" \
        "$(called monitor01.contoso.com)"
}

called() { # called NAME: fields of a host that is reached by its name
    jq -n --arg name "$1" '{interfaces: [{type: 1, main: 1, useip: 0, ip: "", dns: $name, port: "10050"}]}'
}

what_is_shown_arrives() { # what_is_shown_arrives HOST BLOCK: lines of an item's name and its value
    local line lines
    mapfile -t lines < <(block "$2")
    for line in "${lines[@]}"; do
        await 150 "README: $1: $2: ${line%%  *}" value_is_shown "$1" "$PREFIX: ${line%%  *}" "${line##*  }"
    done
}

value_is_shown() { # value_is_shown HOST NAME SHOWN
    holds looks_like "$3" "$(looked "$1" | jq -r --arg name "$2" 'map(select(.name == $name))[0].lastvalue')"
}

problems_are_shown() { # problems_are_shown HOST BLOCK
    holds looks_like "$(block "$2")" "$(ask problem.get "{\"hostids\":$(host_id "$1")}" '.[].name' | sort)"
}

# The same with the Debian package, whose files lie elsewhere.
readme_of_debian_is_followed() {
    on_machine rm /etc/zabbix/zabbix_agentd.conf.d/check_hyperv_storage_qos.conf /etc/zabbix/externalscripts/check_hyperv_storage_qos
    on_machine install -D -m 644 /opt/check_hyperv_storage_qos/plugin-config/zabbix/check_hyperv_storage_qos.conf \
        /etc/check_hyperv_storage_qos/zabbix/check_hyperv_storage_qos.conf
    on_machine service zabbix-agent restart >/dev/null 2>&1
    follow_failing get
    contains 'without its configuration the agent does not know the key' ZBX_NOTSUPPORTED "$OUT"
    run on_machine sh -e -c "$(grep -F /etc/zabbix/ "$ROOT/src/main/deb/README.Debian")"
    equal 'README.Debian: what it says of Zabbix succeeds' 0 "$CODE"
    on_machine service zabbix-agent restart >/dev/null 2>&1
    follow get
    succeeds 'README.Debian: the agent answers as before' looks_like "$(block answer | tr -d '\n')" "$OUT"
    succeeds 'README.Debian: the external check is where the server looks' \
        on_machine test -x /etc/zabbix/externalscripts/check_hyperv_storage_qos
}
