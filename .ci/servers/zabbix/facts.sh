# Part of prove-zabbix: what the check finds beside its verdict. What Zabbix knows of it is compared with the document that the
# launcher itself prints of the same hosts.

ALL_FACTS=('{$HV.QOS.MEASURE}' --measure '{$HV.QOS.POLICIES}' --policies '{$HV.QOS.POOLS}' --pools)
SQL_DISK=6E1F9A10-3C52-4B7D-A0D4-1B2C3D4E5F60/5F6D764F-2C5F-4C4F-9C0E-6E0B8F2C7A10/0/0/L
WEB_BELOW_FACTS="$PREFIX: Web01: Web01-Cache.vhdx is below its reserved IOPS"
SQL_BELOW_FACTS="$PREFIX: Sql01: Sql01-Data.vhdx is below its reserved IOPS"
NOT_TO_BE_HAD="$PREFIX: Facts are not to be had"
FACTS_PIDS=()

# Their disks are discovered while the proof looks at something else.
facts_are_added() {
    local scenario
    for scenario in 2022 odd denied; do
        start_host --scenario "facts-$scenario"
        FACTS_PIDS+=("$HOST_PID")
        document_of "$scenario" "$HOST_PORT"
        new_host "hv-$scenario" "$CHECK_TEMPLATE" 10050 "$(macros "${QUICK[@]}" "${HERE[@]}" "${ALL_FACTS[@]}" \
            '{$HV.QOS.INTERVAL}' 3s '{$HV.QOS.PORT}' "$HOST_PORT" | jq 'group_by(.macro) | map(.[-1])')"
    done
    start_host --cluster flows-disagree
    FACTS_PIDS+=("$HOST_PID")
    wait_until 10 two_nodes_listen || fatal 'the nodes of the simulated cluster listen' "$(cat "$HOST_LOG")"
    { echo '[hvc13]' && nodes_listening | awk '{ print "node = " $2 "=" $1 }'; } >"$ZABBIX/flows.ini"
    own zabbix "$ZABBIX/flows.ini"
    document_of flows "$HOST_PORT" --cluster --extra-opts="hvc13@$ZABBIX/flows.ini"
    new_host hv-flows "$(template_id "$BY_CLUSTER")" 10050 "$(macros "${QUICK[@]}" "${HERE[@]}" "${ALL_FACTS[@]}" \
        '{$HV.QOS.INTERVAL}' 3s '{$HV.QOS.PORT}' "$HOST_PORT" '{$HV.QOS.NODES}' "--extra-opts=hvc13@$ZABBIX/flows.ini" |
        jq 'group_by(.macro) | map(.[-1])')"
}

two_nodes_listen() { [ "$(nodes_listening | wc -l)" -eq 2 ]; }

document_of() { # document_of NAME PORT OPTION...: what the launcher prints
    run_check -H 127.0.0.1 -p "$2" -A "$AUTH_FILE" -t 60 "${@:3}" --measure --policies --pools --output json
    printf '%s' "$OUT" >"$WORK/facts-$1.json"
}

facts_are_shown() {
    await 60 'hv-2022: five disks have all items' item_count_is hv-2022 $((5 * PER_DISK))
    await 60 'hv-2022: what disks get, wait for, and may get is what the launcher tells' as_told hv-2022
    await 30 'hv-2022: in words' value_has hv-2022 "$(disk gets $SQL_DISK)" ' of 400 IOPS'
    await 30 'hv-2022: the dashboard has the disks that are below, and by how much' \
        value_has hv-2022 hv.qos.below.now 'Web01: Web01-Cache.vhdx: gets 3'
    equal 'hv-2022: and a text that is stored anew when others are below' \
        'Sql01: Sql01-Data.vhdx, Web01: Web01-Cache.vhdx' "$(value hv-2022 hv.qos.below.since)"
    await 30 'hv-2022: two are below: their triggers fire, and no other' problems_are hv-2022 "$SQL_BELOW_FACTS"$'\n'"$WEB_BELOW_FACTS"
    matches 'hv-2022: the problem tells what the disk gets' "^$WEB_BELOW_FACTS: gets 3[0-9][0-9] of 500 IOPS\$" \
        "$(problem_names hv-2022 | grep Web01)"
    await 30 'hv-2022: a graph of IOPS and one of latency for each disk' discovered_is hv-2022 graph 10
    equal 'hv-2022: the graph has what is measured, reserved and allowed' 'effective_limit effective_reservation iops' \
        "$(lines_of_graph hv-2022 "$SQL_DISK" iops)"
    equal 'hv-2022: the trigger for latency is there, and disabled' '5 of 5' "$(disabled hv-2022 'high latency')"
    all_supported hv-2022 'hv-2022: no item is unsupported'
    missing_facts_are_no_zero
    policies_are_discovered
    local pid
    for pid in "${FACTS_PIDS[@]}"; do stop "$pid"; done
}

# A disk of which the host does not tell something has no value of that: no zero, and no item that is unsupported.
missing_facts_are_no_zero() {
    local host
    for host in hv-odd hv-denied; do
        await 60 "$host: what is told arrives, and what is not told makes no value" as_told $host
        await 30 "$host: that something was not to be had is a problem of its own" problem_begins $host "$NOT_TO_BE_HAD: "
        all_supported $host "$host: no item is unsupported"
    done
    contains 'hv-denied: why is told' 'measure: access denied to root\cimv2' "$(value hv-denied hv.qos.not_available)"
    await 30 'hv-denied: the problem of a disk tells its reservation' problem_begins hv-denied \
        "$PREFIX: App01: App01-Data.vhdx is below its reserved IOPS: $(jq '.disks[0].reserved_iops' "$WORK/facts-denied.json") IOPS reserved, not measured"
    api host.delete "[$(host_id hv-odd),$(host_id hv-denied)]" >/dev/null
}

policies_are_discovered() {
    await 60 'hv-flows: policies, flows and volumes are what the launcher tells' as_told hv-flows
    await 30 'hv-flows: the problem of a policy tells what it gets' problem_begins hv-flows "$PREFIX: Policy Gold is not met: gets 310 of 500 IOPS"
    await 30 'hv-flows: so does that of a volume' problem_begins hv-flows "$PREFIX: Volume Volume2 cannot give what is reserved on it: gets 2500 of 9000 IOPS"
    equal 'hv-flows: the triggers of flows are there, and disabled' '4 of 4' "$(disabled hv-flows 'Flow ')"
    all_supported hv-flows 'hv-flows: no item is unsupported'
    api host.delete "[$(host_id hv-2022),$(host_id hv-flows)]" >/dev/null
}

problem_names() { ask problem.get "{\"hostids\":$(host_id "$1")}" '.[].name'; }

problem_begins() { # problem_begins HOST TEXT
    local names
    names=$'\n'$(problem_names "$1")
    [[ $names == *$'\n'"$2"* ]] || holds false
}

disabled() { # disabled HOST PART: how many of the triggers with this in their description
    ask trigger.get "{\"hostids\":$(host_id "$1"),\"search\":{\"description\":\"$2\"}}" \
        '"\(map(select(.status == "1")) | length) of \(length)"'
}

lines_of_graph() { # lines_of_graph HOST DISK WHAT: of the graph that shows this of the disk
    ask item.get "{\"hostids\":$(host_id "$1"),\"filter\":{\"key_\":$(jq -n --arg key "$(disk "$3" "$2")" '$key')},
        \"selectGraphs\":[\"graphid\"]}" '.[0].graphs[0].graphid' >"$WORK/graph"
    ask item.get "{\"graphids\":$(cat "$WORK/graph")}" '[.[].key_ | sub("hv.qos.disk."; "") | sub("\\[.*"; "")] | sort | join(" ")'
}

as_told() { holds test -z "$(deviations "$1")"; }

# deviations HOST: where the last values differ from the document; measured ones by more than a tenth, as no two samples are alike
deviations() {
    looked "$1" | jq -r --slurpfile document "$WORK/facts-${1#hv-}.json" '
        def positive: if . == null or . == 0 then null else . end;
        def numbers($kind): .id as $id | to_entries[] | select(.key != "id") | {key: "hv.qos.\($kind).\(.key)[\"\($id)\"]", told: .value};
        (map({key: .key_, value: .}) | from_entries) as $is
        | $document[0] | [
            (.disks[] | {id, iops: .measured.iops, latency: .measured.latency_ms, queue: .measured.queue_length,
                read: .measured.read_bytes_per_second, written: .measured.written_bytes_per_second,
                effective_reservation: ((.reserved_iops | positive) // (.flow.reserved_iops | positive)),
                effective_limit: ((.limit_iops | positive) // (.flow.limit_iops | positive))} | numbers("disk")),
            ($is | has("hv.qos.nodes")) as $cluster | select($cluster)
            | (.policies[] | select(.id) | {id, iops, latency: .latency_ms, throughput: .bytes_per_second, flows,
                reserved: (.reserved_iops | positive), limit: (.limit_iops | positive), status: .status.code} | numbers("policy")),
              (.flows[] | select(.policy_id or .reserved_iops > 0 or .limit_iops > 0) | {id, iops, latency: .latency_ms,
                throughput: .bytes_per_second, reserved: (.reserved_iops | positive), limit: (.limit_iops | positive),
                status: .status.code} | numbers("flow")),
              (.volumes[] | {id, iops, latency: .latency_ms, throughput: .bytes_per_second,
                reserved: (.reserved_iops | positive), status: .status.code} | numbers("volume"))]
        | if length == 0 then "nothing is told" else .[] end
        | .told as $told | .key as $key | ($is[$key] // {lastclock: "0"})
        | if $told == null then select(.lastclock != "0")
          else select(.lastclock == "0" or (((.lastvalue | tonumber) - $told) | fabs) > 0.1 * $told) end
        | "\($key): \(.lastvalue), told \($told)"'
}
