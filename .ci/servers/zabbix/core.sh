# Part of prove-zabbix and prove-zabbix7: what every way to run the check has to do. In $WAYS at once: hv-a is checked by
# the server, hv-a-agent by an agent, hv-a-proxy by a proxy.

PREFIX='Hyper-V Storage QoS' # of the names of items and of problems
CHECK_FAILED="$PREFIX: Check failed"
A=$WORK/host-a.json B=$WORK/host-b.json
WAYS=('' -agent)
QUICK=('{$HV.QOS.INTERVAL}' 2s '{$HV.QOS.BELOW.COUNT}' 2 '{$HV.QOS.DEGRADED.COUNT}' 2 '{$HV.QOS.RECOVERY.WINDOW}' '#2'
    '{$HV.QOS.BELOW.WINDOW}' '#5' '{$HV.QOS.NODATA.TIME}' 30s '{$HV.QOS.TIMEOUT}' 18
    '{$HV.QOS.MEASURE}' -v '{$HV.QOS.POLICIES}' -v) # a machine that is busy is no failure
PER_DISK=15 # items
HERE=('{$HV.QOS.AUTH.FILE}' "$ZABBIX/plugin/auth") ON_PROXY=('{$HV.QOS.AUTH.FILE}' "$PROXY/plugin/auth")

everything_starts() {
    state "$A" "$(disk1)" "$(disk2)" "$(disk3)" "$(disk4)"
    state "$B"
    start_a
    start_host --scenario "$B"
    B_PORT=$HOST_PORT
    start_host --scenario "$B" --fault silent@ALL
    SILENT_PORT=$HOST_PORT
    start_database
    start_server 20
    install_check
    start_agent agent 0 "$ZABBIX/userparameters.conf"
    MAIN_AGENT_PID=$AGENT_PID MAIN_AGENT_PORT=$AGENT_PORT # not those of agents that are started later
    start_frontend
    login
    before_7 || give_time 20s
    try_proxy 20
    note "everything is up after $SECONDS s"
}

start_a() {
    start_host --scenario "$A"
    A_PORT=$HOST_PORT A_PID=$HOST_PID
}

# What an operator does: the launcher into ExternalScripts, an authentication file, the user parameters with its own paths.
install_check() {
    install_plugin "$ZABBIX/plugin" zabbix
    ln -s "$ZABBIX/plugin/check_hyperv_storage_qos" "$EXTERNAL_SCRIPTS/check_hyperv_storage_qos"
    sed -e "s|/usr/lib/nagios/plugins/|$ZABBIX/plugin/|; s|/etc/zabbix/check_hyperv_storage_qos.auth|$ZABBIX/plugin/auth|" \
        -e "s|/etc/zabbix/check_hyperv_storage_qos.ini|$ZABBIX/plugins.ini|" \
        "$ROOT/plugin-config/zabbix/check_hyperv_storage_qos.conf" >"$ZABBIX/userparameters.conf"
    own zabbix "$ZABBIX"
}

hosts_are_linked() {
    GROUP=$(ask hostgroup.get '{"filter":{"name":["Hypervisors"]}}' '.[0].groupid')
    link_each_way hv-a "$A_PORT" "${QUICK[@]}"
    # Longer than the 3 s that Zabbix leaves a check if nobody gives it more.
    link_each_way hv-silent "$SILENT_PORT" '{$HV.QOS.INTERVAL}' 5s '{$HV.QOS.TIMEOUT}' 4 '{$HV.QOS.MEASURE}' -v
    new_host hv-b "$CHECK_TEMPLATE" 10050 "$(macros "${QUICK[@]}" '{$HV.QOS.PORT}' "$B_PORT" "${HERE[@]}")"
}

link_each_way() { # link_each_way NAME PORT MACRO VALUE...
    local name=$1 common=('{$HV.QOS.PORT}' "$2" "${@:3}")
    new_host "$name" "$CHECK_TEMPLATE" 10050 "$(macros "${common[@]}" "${HERE[@]}")"
    new_host "$name-agent" "$AGENT_TEMPLATE" "$MAIN_AGENT_PORT" "$(macros "${common[@]}" '{$HV.QOS.HOST}' 127.0.0.1)"
    ! has_proxy ||
        new_host "$name-proxy" "$CHECK_TEMPLATE" 10050 "$(macros "${common[@]}" "${ON_PROXY[@]}")" "$PROXY_FIELDS"
}

# Ten hosts at once, and three that cannot be reached. The values of one check do not arrive all at once.
hosts_are_added() {
    NOWHERE_PORT=$(free_port)
    new_hosts new 10 "$A_PORT"
    new_hosts nowhere 3 "$NOWHERE_PORT"
}

new_hosts() { # new_hosts NAME COUNT PORT: by external check
    local ids i
    ids=$(ask host.create "$(jq -n --arg host "$1" --argjson count "$2" --arg template "$CHECK_TEMPLATE" --arg group "$GROUP" \
        --argjson macros "$(macros '{$HV.QOS.PORT}' "$3" '{$HV.QOS.INTERVAL}' 10s '{$HV.QOS.TIMEOUT}' 18 \
            '{$HV.QOS.MEASURE}' -v '{$HV.QOS.VM.MATCHES}' '^none' "${HERE[@]}")" \
        '[range($count) | {host: "\($host)-\(.)", groups: [{groupid: $group}], macros: $macros, templates: [{templateid: $template}],
        interfaces: [{type: 1, main: 1, useip: 1, ip: "127.0.0.1", dns: "", port: "10050"}]}]')" '.hostids[]') ||
        fatal "the hosts $1 are made"
    i=0
    for id in $ids; do
        HOST_ID[$1-$i]=$id
        i=$((i + 1))
    done
}

added_hosts_raise_no_false_alarm() {
    await 60 'ten hosts were added at once: each was checked twice' judged_twice new
    equal 'ten hosts were added at once: no problem was raised, not even for a moment' '' "$(alarms new)"
    await 60 'three that cannot be reached were added: each was checked twice' judged_twice nowhere
    await 20 'three that cannot be reached: each has its problem' three_alarms
    equal 'three that cannot be reached: not by its first check' '' "$(alarms_by_first_check)"
    api host.delete "$(ids_of new nowhere)" >/dev/null
}

three_alarms() { holds test "$(alarms nowhere | sort -u | wc -l)" -eq 3; }

ids_of() { # ids_of NAME...: of the hosts made by new_hosts, as JSON
    local name
    for name in "${!HOST_ID[@]}"; do
        [[ " $* " != *" ${name%-*} "* ]] || echo "${HOST_ID[$name]}"
    done | jq -Rsc 'split("\n")[:-1]'
}

alarms() { # alarms NAME: host and text of all problems that were ever raised
    ask event.get "{\"hostids\":$(ids_of "$1"),\"value\":1,\"selectHosts\":[\"host\"]}" '.[] | .hosts[0].host + ": " + .name'
}

checks() { # checks NAME: id of the host and time of each check, in order, as JSON
    local items
    items=$(ask item.get "{\"hostids\":$(ids_of "$1"),\"filter\":{\"key_\":\"hv.qos.judged\"},\"output\":[\"hostid\"]}" .)
    ask history.get "{\"history\":3,\"itemids\":$(jq -c 'map(.itemid)' <<<"$items")}" . | jq -c --argjson items "$items" \
        '($items | map({key: .itemid, value: .hostid}) | from_entries) as $host
        | group_by(.itemid) | map({host: $host[.[0].itemid], times: (map(.clock | tonumber) | sort)})'
}

judged_twice() { # judged_twice NAME: each host
    holds test "$(checks "$1" | jq 'map(select(.times | length > 1)) | length')" -eq "$(ids_of "$1" | jq length)"
}

alarms_by_first_check() {
    local alarms
    alarms=$(ask event.get "{\"hostids\":$(ids_of nowhere),\"value\":1,\"selectHosts\":[\"hostid\"]}" .)
    checks nowhere | jq -c --argjson alarms "$alarms" '.[] as $check | $alarms[]
        | select(.hosts[0].hostid == $check.host and (.clock | tonumber) < $check.times[1])'
}

# What never changes is written once an hour, what triggers count with every check. Zabbix forgets what it has written while a
# disk is not in the answer.
constants_are_stored_once() {
    local what times
    times=$(times_in_the_answer hv-a $DISK4)
    for what in reserved limit; do
        equal "hv-a: a disk's $what is stored once, and again when it comes back" "$times" \
            "$(stored hv-a "$(disk $what $DISK4)" 3)"
    done
    equal "hv-a: so is its path" "$times" "$(stored hv-a "$(disk path $DISK4)" 4)"
    equal 'hv-a: its verdict is stored with every check' yes \
        "$([ "$(stored hv-a "$(disk verdict $DISK4)" 3)" -gt $((times + 5)) ] && echo yes)"
}

times_in_the_answer() { # times_in_the_answer HOST DISK: how many times it came there
    ask history.get "{\"history\":3,\"sortfield\":\"clock\",\"itemids\":$(item "$1" "$(disk verdict $2)" itemid)}" \
        'map(.value != "4") | [., [false] + .[:-1]] | transpose | map(select(.[0] and (.[1] | not))) | length'
}

stored() { # stored HOST KEY TYPE: how many values
    ask history.get "{\"history\":$3,\"itemids\":$(item "$1" "$2" itemid)}" length
}

silent_host_is_told() {
    local way
    for way in "${WAYS[@]}"; do
        await 40 "hv-silent$way: silent for 4 s: the check gets to say that its own time ran out" \
            value_is "hv-silent$way" hv.qos.failure TIMED_OUT
        all_supported "hv-silent$way" "hv-silent$way: no item is unsupported"
        api host.delete "[$(host_id "hv-silent$way")]" >/dev/null # each of its checks is a process for four seconds
    done
}

values_arrive() {
    local host
    for host in "${WAYS[@]/#/hv-a}"; do
        await 40 "$host: discovery makes the items of each of four disks" item_count_is $host $((4 * PER_DISK))
        await 20 "$host: status arrives: 0 OK" value_is $host hv.qos.status 0
        await 20 "$host: no failure" value_is $host hv.qos.failure NONE
        await 20 "$host: four disks" value_is $host hv.qos.disks 4
        await 20 "$host: two of them with a reservation" value_is $host hv.qos.disks.reserved 2
        await 20 "$host: none below it" value_is $host hv.qos.disks.below 0
        await 20 "$host: the tile of the dashboard says so" value_is $host hv.qos.tile.below '0 of 4'
        await 20 "$host: a disk's reservation" value_is $host "$(disk reserved $DISK2)" 500
        await 20 "$host: a disk's limit" value_is $host "$(disk limit $DISK2)" 0
        await 20 "$host: a disk's verdict: 0 Fine" value_is $host "$(disk verdict $DISK2)" 0
        await 20 "$host: it is not degraded either" value_is $host "$(disk degraded $DISK2)" 0
        await 20 "$host: a disk's statuses" value_is $host "$(disk statuses $DISK2)" '2 OK'
        await 20 "$host: a disk's path" value_has $host "$(disk path $DISK2)" 'DidierTest03Disk02.vhdx'
        await 20 "$host: the message" value_has $host hv.qos.message 'TESTHOST01'
        matches "$host: the time it took" '^[0-9.]+$' "$(value $host hv.qos.seconds)"
        equal "$host: an item bears the VM's whole name, odd as it is" \
            "$PREFIX: $ODD_NAME: $ODD_FILE: Verdict" "$(item $host "$(disk verdict $DISK3)" name)"
        # Discovery makes these after the items.
        await 20 "$host: two graphs of each disk, though two VMs are twins" discovered_is $host graph 8
        await 20 "$host: three triggers of each disk" discovered_is $host trigger 12
        equal "$host: nothing is wrong" '' "$(problems $host)"
        all_supported $host "$host: no item is unsupported"
    done
}

discovered_is() { # discovered_is HOST WHAT COUNT
    holds test "$(ask "$2.get" "{\"hostids\":$(host_id "$1"),\"filter\":{\"flags\":4}}" length)" -eq "$3"
}

disk_falls_below_and_recovers() {
    local host below="$PREFIX: DidierTest03: DidierTest03Disk02.vhdx is below its reserved IOPS"
    state "$A" "$(disk1)" "$(disk2 3,32788)" "$(disk3)" "$(disk4)"
    for host in "${WAYS[@]/#/hv-a}"; do
        await 30 "$host: a disk falls below: its trigger fires, and no other" problems_are $host "$below"
        await 10 "$host: and the verdict says so: 1" value_is $host "$(disk verdict $DISK2)" 1
        await 10 "$host: with the statuses" value_is $host "$(disk statuses $DISK2)" '3 Degraded, 32788 Insufficient Throughput'
        await 10 "$host: one disk below" value_is $host hv.qos.disks.below 1
        await 10 "$host: which is not degraded, as 3 goes with any other status" value_is $host hv.qos.disks.degraded 0
    done
    state "$A" "$(disk1)" "$(disk2)" "$(disk3 13)" "$(disk4)"
    for host in "${WAYS[@]/#/hv-a}"; do
        await 30 "$host: it recovers: the trigger clears; another disk is degraded: its own fires" \
            problems_are $host "$PREFIX: $ODD_NAME: $ODD_FILE is degraded"
    done
    state "$A" "$(disk1)" "$(disk2)" "$(disk3)" "$(disk4)"
    for host in "${WAYS[@]/#/hv-a}"; do
        await 30 "$host: nothing is wrong any more" problems_are $host ''
    done
}

# 7 is trouble of its own; 3 goes with any other status.
disk_is_below_and_degraded() {
    local host name="$PREFIX: DidierTest03: DidierTest03Disk02.vhdx" both
    both="$name is below its reserved IOPS"$'\n'"$name is degraded"
    state "$A" "$(disk1)" "$(disk2 3,7,32788)" "$(disk3)" "$(disk4)"
    for host in "${WAYS[@]/#/hv-a}"; do
        await 30 "$host: a disk is below and degraded: both triggers fire, and no other" problems_are $host "$both"
        await 10 "$host: its verdict is 1 Below reservation" value_is $host "$(disk verdict $DISK2)" 1
        await 10 "$host: and it is degraded as well: 1 Yes" value_is $host "$(disk degraded $DISK2)" 1
        await 10 "$host: it counts as below" value_is $host hv.qos.tile.below '1 of 4'
        await 10 "$host: and as degraded" value_is $host hv.qos.tile.degraded '1 of 4'
        await 10 "$host: with all its statuses" value_is $host "$(disk statuses $DISK2)" \
            '3 Degraded, 7 Non-Recoverable Error, 32788 Insufficient Throughput'
    done
    state "$A" "$(disk1)" "$(disk2 7)" "$(disk3)" "$(disk4)"
    for host in "${WAYS[@]/#/hv-a}"; do
        await 30 "$host: it gets its IOPS again: the other problem stays" problems_are $host "$name is degraded"
    done
    state "$A" "$(disk1)" "$(disk2)" "$(disk3)" "$(disk4)"
    for host in "${WAYS[@]/#/hv-a}"; do
        await 30 "$host: nothing is wrong any more" problems_are $host ''
    done
}

options_are_handed_over() {
    local host
    state "$A" "$(disk1)" "$(disk2 11,32792)" "$(disk3)" "$(disk4)"
    for host in "${WAYS[@]/#/hv-a}"; do
        await 30 "$host: a disk has two statuses that mean trouble" value_is $host hv.qos.disks.degraded 1
        set_macro $host '{$HV.QOS.IGNORE_STATUS}' 11,32792
    done
    for host in "${WAYS[@]/#/hv-a}"; do
        await 30 "$host: {\$HV.QOS.IGNORE_STATUS} takes both out of judgement" value_is $host hv.qos.disks.degraded 0
        set_macro $host '{$HV.QOS.INCLUDE}' '^no such VM'
    done
    for host in "${WAYS[@]/#/hv-a}"; do
        await 30 "$host: an expression that matches no disk is a failed check" value_is $host hv.qos.judged 0
        set_macro $host '{$HV.QOS.NO_MATCH}' ok
    done
    for host in "${WAYS[@]/#/hv-a}"; do
        await 30 "$host: but not where {\$HV.QOS.NO_MATCH} is ok" value_is $host hv.qos.judged 1
        set_macro $host '{$HV.QOS.INCLUDE}' .
    done
    state "$A" "$(disk1)" "$(disk2)" "$(disk3)" "$(disk4)"
    for host in "${WAYS[@]/#/hv-a}"; do
        await 30 "$host: all disks are looked at again" value_is $host hv.qos.disks 4
        await 30 "$host: nothing is wrong any more" problems_are $host ''
    done
}

# What follows is of the template, which is the same each way: one is enough, and leaves the machine to the rest.
one_way_is_left() {
    ! has_proxy || api host.delete "[$(host_id hv-a-proxy)]" >/dev/null
    PROXY_FIELDS= WAYS=('')
    set_macro hv-a-agent '{$HV.QOS.INTERVAL}' 5s # it is there for its agent
}

renaming_keeps_the_items() {
    local host before
    before=$(items_each_way)
    state "$A" "$(disk1 2 'Renamed 01')" "$(disk2 2 'Renamed 01')" "$(disk3)" "$(disk4)"
    for host in "${WAYS[@]/#/hv-a}"; do
        await 20 "$host: the VM is renamed: so are its items" \
            name_is $host "$(disk verdict $DISK2)" "$PREFIX: Renamed 01: DidierTest03Disk02.vhdx: Verdict"
    done
    equal 'all items are the same, with the same keys' "$before" "$(items_each_way)"
}

items_each_way() {
    local way
    for way in "${WAYS[@]}"; do items "hv-a$way"; done
}

name_is() { holds test "$(item "$1" "$2" name)" = "$3"; }

moving_keeps_the_keys() {
    local before below
    state "$A" "$(disk1 2 'Renamed 01')" "$(disk2 3,32788 'Renamed 01')" "$(disk3)" "$(disk4)"
    below="$PREFIX: Renamed 01: DidierTest03Disk02.vhdx is below its reserved IOPS"
    await 30 'hv-a: a disk of a VM is below its reservation' problems_are hv-a "$below"
    before=$(items hv-a)
    state "$B" "$(disk1 2 'Renamed 01')" "$(disk2 3,32788 'Renamed 01')"
    state "$A" "$(disk3)" "$(disk4)"
    await 30 'hv-b: the VM has moved here: its disks are discovered' item_count_is hv-b $((2 * PER_DISK))
    equal 'hv-b: with the keys that they had on hv-a' "$(keys_of hv-a "${DISK1%%/*}")" "$(keys_of hv-b "${DISK1%%/*}")"
    await 30 'hv-b: the disk is below here, too: its trigger fires' problems_are hv-b "$below"
    await 30 'hv-a: its disks are absent: 4' value_is hv-a "$(disk verdict $DISK2)" 4
    await 30 'hv-a: and no longer a problem here' problems_are hv-a ''
    equal 'hv-a: the items are kept for its return' "$before" "$(items hv-a)"
    all_supported hv-a 'hv-a: no item is unsupported while disks are absent'
    all_supported hv-b 'hv-b: no item is unsupported'
    state "$A" "$(disk1 2 'Renamed 01')" "$(disk2 2 'Renamed 01')" "$(disk3)" "$(disk4)"
    await 30 'hv-a: the VM is back: the same items go on' value_is hv-a "$(disk verdict $DISK2)" 0
    equal 'hv-a: still the same items' "$before" "$(items hv-a)"
    state "$B" "$(disk1)"
}

keys_of() { items "$1" | grep -F "$2" | cut -d' ' -f2- | sort; }

unreachable_host_is_a_failed_check() {
    local host before below="$PREFIX: Renamed 01: DidierTest03Disk02.vhdx is below its reserved IOPS"
    before=$(items_each_way)
    stop "$A_PID"
    for host in "${WAYS[@]/#/hv-a}"; do
        await 30 "$host: unreachable: \"check failed\" fires, and no other" problems_are $host "$CHECK_FAILED"
        await 10 "$host: the failure is told" value_is $host hv.qos.failure CONNECTION_REFUSED
        await 10 "$host: status 3 Unknown" value_is $host hv.qos.status 3
        await 10 "$host: a tile does not go on showing a number" value_is $host hv.qos.tile.below CONNECTION_REFUSED
        await 10 "$host: nor does the other" value_is $host hv.qos.tile.degraded CONNECTION_REFUSED
        contains "$host: the message says where and what" '127.0.0.1: connect: connection refused' "$(value $host hv.qos.message)"
        await 10 "$host: of a disk's verdict it says that there is none: 4" value_is $host "$(disk verdict $DISK2)" 4
        equal "$host: the rest is what was last known" 500 "$(value $host "$(disk reserved $DISK2)")"
        all_supported $host "$host: no item is unsupported while the host is unreachable"
    done
    equal 'all items of the disks are still there' "$before" "$(items_each_way)"
    state "$A" "$(disk1 2 'Renamed 01')" "$(disk2 3,32788 'Renamed 01')" "$(disk3)" "$(disk4)"
    a_answers_again
    for host in "${WAYS[@]/#/hv-a}"; do
        await 30 "$host: the host answers again; a disk is below now" problems_are $host "$below"
    done
    stop "$A_PID"
    for host in "${WAYS[@]/#/hv-a}"; do
        await 30 "$host: unreachable three times" seen_thrice $host "$(disk verdict $DISK2)" 4
        equal "$host: that does not end the problem of the disk" "$CHECK_FAILED"$'\n'"$below" "$(problems $host)"
    done
    state "$A" "$(disk1 2 'Renamed 01')" "$(disk2 2 'Renamed 01')" "$(disk3)" "$(disk4)"
    a_answers_again
    for host in "${WAYS[@]/#/hv-a}"; do
        await 30 "$host: the host answers again: nothing is wrong" problems_are $host ''
    done
}

a_answers_again() {
    local host
    start_a
    for host in hv-a hv-a-agent; do set_macro "$host" '{$HV.QOS.PORT}' "$A_PORT"; done
}

seen_thrice() { # seen_thrice HOST KEY NUMBER: in the last three checks
    holds test "$(ask history.get "{\"history\":3,\"sortfield\":\"clock\",\"sortorder\":\"DESC\",\"limit\":3,
        \"itemids\":$(item "$1" "$2" itemid)}" 'map(.value) | join(" ")')" = "$3 $3 $3"
}
