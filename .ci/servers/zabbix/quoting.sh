# Part of prove-zabbix: odd values on their way from an item's key to the argument vector of the plugin.

# A plugin that prints its arguments as its value.
install_printer() {
    printf '#!/bin/sh\nfor a; do printf "[%%s]\\n" "$a"; done\n' >"$1"
    chmod 755 "$1"
}

# quoted VALUE: as a parameter of an item's key. One in double quotes cannot end in a backslash, as Zabbix reads \" as a
# quote; one without them can, but holds no comma and no bracket.
quoted() {
    case $1 in
        *\\) printf '%s' "$1" ;;
        *) printf '"%s"' "${1//\"/\\\"}" ;;
    esac
}

key() { # key NAME VALUE...
    local name=$1 list='' value
    shift
    for value; do list+=,$(quoted "$value"); done
    echo "$name[${list#,}]"
}

new_item() { # new_item HOST TYPE KEY: 10 external check, 0 agent
    local id
    id=$(host_id "$1")
    api item.create "$(jq -n --arg host "$id" --argjson type "$2" --arg key "$3" --arg interface \
        "$(ask hostinterface.get "{\"hostids\":$id}" '.[0].interfaceid')" '{hostid: $host, type: $type, key_: $key, name: $key,
        value_type: 4, delay: "2s", interfaceid: $interface}')" >/dev/null
}

external_check_keeps_odd_values() {
    local key value n=0 macros='[]' names=()
    install_printer "$EXTERNAL_SCRIPTS/dump"
    for value in "${ODD_VALUES[@]}"; do
        n=$((n + 1))
        names+=("{\$ODD$n}")
        macros=$(jq -n --argjson list "$macros" --arg macro "{\$ODD$n}" --arg value "$value" '$list + [{macro: $macro, value: $value}]')
    done
    new_host odd '' 10050 "$macros"
    key=$(key dump "${ODD_VALUES[@]}")
    new_item odd 10 "$key"
    await 20 'external check: odd values in the key reach the plugin unharmed' \
        value_is odd "$key" "$(bracketed "${ODD_VALUES[@]}")"
    key="dump[$(IFS=,; echo "${names[*]}")]"
    new_item odd 10 "$key"
    await 20 'external check: odd values in user macros reach the plugin unharmed' \
        value_is odd "$key" "$(bracketed "${ODD_VALUES[@]}")"
}

# The real plugin, an expression with all of it: the one VM whose name is like that is left.
plugin_gets_odd_expressions() {
    local key common=(-H 127.0.0.1 -p "$A_PORT" -A "$ZABBIX/plugin/$ODD_AUTH" --output json)
    key=$(key check_hyperv_storage_qos "${common[@]}" --include "$ODD_REGEX" -w '@10:20' -c '~:30')
    new_item odd 10 "$key"
    await 20 'external check: an odd file is read, an odd expression chooses the VM whose name is as odd' value_has odd "$key" '"disks":1,'
    contains 'external check: the ranges arrive' '"thresholds":{"warning":"@10:20","critical":"~:30"}' "$(value odd "$key")"
    odd_section 'Größe 100% of it' >"$ZABBIX/plugins.ini"
    printf '%s\n' '[Größe 100% of it]' "port = $A_PORT" "authentication-file = $ZABBIX/plugin/$ODD_AUTH" >>"$ZABBIX/plugins.ini"
    key=$(key hyperv.storage.qos.section 127.0.0.1 'Größe 100% of it')
    new_item hv-a-agent 0 "$key"
    await 20 'user parameter: a section with an odd name brings an odd file and an odd expression' value_has hv-a-agent "$key" '"disks":1,'
    contains 'user parameter: it is the right VM' "$(jq -nc --arg name "$ODD_NAME" '$name')" "$(value hv-a-agent "$key")"
}

# The shipped user parameters, with the dump in place of the plugin and other keys, in two agents: one with the default
# UnsafeUserParameters=0, which refuses what a shell might understand, and one with 1, which does not.
user_parameters_keep_odd_values() {
    local key value plain=('with  two spaces' 'Größe 日本語 😀' '100% %s') unsafe=()
    install_printer "$ZABBIX/dump"
    sed -e "s|/usr/lib/nagios/plugins/check_hyperv_storage_qos|$ZABBIX/dump|; s|^UserParameter=|&odd.|" \
        "$ROOT/plugin-config/zabbix/check_hyperv_storage_qos.conf" >"$ZABBIX/odd.conf"
    start_agent odd-safe 0 "$ZABBIX/odd.conf"
    new_host odd-safe '' "$AGENT_PORT" '[]'
    start_agent odd-unsafe 1 "$ZABBIX/odd.conf"
    new_host odd-unsafe '' "$AGENT_PORT" '[]'

    key=$(key odd.hyperv.storage.qos "${plain[@]}")
    new_item odd-safe 0 "$key"
    await 20 'user parameter: spaces, percent signs and non-ASCII letters reach the plugin unharmed' value_is odd-safe "$key" \
        "$(bracketed -A /etc/zabbix/check_hyperv_storage_qos.auth -H "${plain[0]}" -p "${plain[1]}" -t "${plain[2]}" --output json)"
    key=$(key odd.hyperv.storage.qos host 135 10 '^vm with spaces' 'Größe 100%' ok 11,32792 '--measure -v --pools')
    new_item odd-safe 0 "$key"
    await 20 'user parameter: every option that the template knows is handed over' value_is odd-safe "$key" \
        "$(bracketed -A /etc/zabbix/check_hyperv_storage_qos.auth -H host -p 135 -t 10 '--include=^vm with spaces' \
            '--exclude=Größe 100%' --no-match=ok --ignore-status=11,32792 --measure --pools --output json)"
    key=$(key odd.hyperv.storage.qos.section 127.0.0.1 'Größe 100% of it')
    new_item odd-safe 0 "$key"
    await 20 'user parameter: so does the name of a section' value_is odd-safe "$key" \
        "$(bracketed '--extra-opts=Größe 100% of it@/etc/zabbix/check_hyperv_storage_qos.ini' -H 127.0.0.1 --output json)"
    key=$(key odd.hyperv.storage.qos.section "x'; touch $WORK/injected; '" s)
    new_item odd-safe 0 "$key"
    await 20 'user parameter: the agent refuses quotes in a parameter, in words' error_has odd-safe "$key" 'not allowed'
    key=$(key odd.hyperv.storage.qos.section "\$(touch $WORK/injected)" s)
    new_item odd-safe 0 "$key"
    await 20 'user parameter: and $' error_has odd-safe "$key" 'not allowed'
    succeeds 'user parameter: nothing of that was run' test ! -e "$WORK/injected"

    for value in "${ODD_VALUES[@]}"; do
        case $value in *\'*) ;; *) unsafe+=("$value") ;; esac
    done
    for value in "${unsafe[@]}"; do
        key=$(key odd.hyperv.storage.qos.section "$value" s)
        new_item odd-unsafe 0 "$key"
    done
    for value in "${unsafe[@]}"; do
        key=$(key odd.hyperv.storage.qos.section "$value" s)
        await 20 "user parameter with UnsafeUserParameters=1: $value" value_is odd-unsafe "$key" \
            "$(bracketed "--extra-opts=s@/etc/zabbix/check_hyperv_storage_qos.ini" -H "$value" --output json)"
    done
}

error_has() { [[ $(item "$1" "$2" error) == *"$3"* ]] || holds false; }

script() { # script FILE TEXT: put in its place at once
    printf '#!/bin/sh\n%s\n' "$2" >"$1.new"
    chmod 755 "$1.new"
    mv "$1.new" "$1"
}

# A check that cannot be run, or prints no document, is a failure with a trigger and no unsupported item.
check_that_cannot_run_is_a_failure() {
    local link=$EXTERNAL_SCRIPTS/check_hyperv_storage_qos
    mv "$link" "$link.away"
    await 20 'external check: the plugin is missing: a failure' value_is hv-b hv.qos.failure NOT_RUN
    await 20 'external check: its trigger fires' problems_are hv-b "$CHECK_FAILED"
    all_supported hv-b 'external check: no item is unsupported'
    script "$link" "PATH=/nowhere JAVA_HOME= exec '$ZABBIX/plugin/check_hyperv_storage_qos' \"\$@\""
    await 20 'external check: there is no Java: a failure that the launcher tells' value_is hv-b hv.qos.failure NOT_STARTED
    await 20 'external check: in its words' value_has hv-b hv.qos.message 'start: no Java; install Java 17'
    all_supported hv-b 'external check: no item is unsupported'
    script "$link" 'echo "sudo: a password is required"; exit 1'
    await 20 'external check: a wrapper prints a sentence: a failure' value_is hv-b hv.qos.failure NOT_JSON
    await 20 'external check: with that sentence' value_has hv-b hv.qos.message 'a password is required'
    all_supported hv-b 'external check: no item is unsupported'
    script "$link" 'exec sleep 60'
    await 40 'external check: the plugin takes longer than Timeout: a failure' value_is hv-b hv.qos.failure NOT_RUN
    all_supported hv-b 'external check: no item is unsupported'
    mv "$link.away" "$link"
    await 30 'external check: the plugin is back: nothing is wrong' problems_are hv-b ''
}
