# Part of prove-zabbix: the template of a cluster, and a simulated cluster that changes while the server watches it.

BY_CLUSTER='Hyper-V Storage QoS of a cluster by external check'
DB_DISK=92351FD2-0AF0-3F3D-9BB3-097C277C2EDC/703F8C39-8F13-340F-85A6-C0A2B89D3386/0/1/L
DB_BELOW="$PREFIX: Db01: Db01Disk02.vhdx is below its reserved IOPS"
WEB_BELOW="$PREFIX: Web02: Web02Disk02.vhdx is below its reserved IOPS"
HV03_JOINING='(.nodes[] | select(.name == "HV03")).state = "joining" | (.machines[] | select(.node == "HV03")).node = "HV01"'

# It is added early: what the rest of the proof waits for it waits for, too.
cluster_is_added() {
    succeeds 'the template file …_cluster.yaml is imported' import_template "$CLUSTER_TEMPLATE_FILE"
    cluster_is
    start_cluster
    { echo '[hvc1]' && printf 'node = %s\n' "${NODES[@]}"; } >"$ZABBIX/cluster.ini"
    own zabbix "$ZABBIX/cluster.ini"
    new_host hv-cluster "$(template_id "$BY_CLUSTER")" 10050 "$(macros "${QUICK[@]}" "${HERE[@]}" '{$HV.QOS.PORT}' "$CLUSTER_PORT" \
        '{$HV.QOS.NODES}' "--extra-opts=hvc1@$ZABBIX/cluster.ini" '{$HV.QOS.NODE.WINDOW}' '#2')"
}

CLUSTER_TEMPLATE_FILE=$ROOT/templates/zabbix/6.0/template_hyperv_storage_qos_cluster.yaml

cluster_is_judged_as_one() {
    local before node
    await 60 'hv-cluster: discovery makes the items of each of twelve disks, and its node' item_count_is hv-cluster $((12 * (PER_DISK + 1)))
    for node in HV01 HV02 HV03 HV04; do
        await 60 "hv-cluster: $node is judged: 0" value_is hv-cluster "hv.qos.node.state[\"$node\"]" 0
    done
    equal 'hv-cluster: four nodes' 4 "$(value hv-cluster hv.qos.nodes)"
    await 60 "hv-cluster: a disk's node" value_is hv-cluster "$(disk node $DB_DISK)" HV02
    await 60 'hv-cluster: two disks are below: their triggers fire, and no other' problems_are hv-cluster "$DB_BELOW"$'\n'"$WEB_BELOW"
    before=$(items hv-cluster)

    cluster_is "$DB_MOVED"
    await 90 'hv-cluster: a VM moves: its disk is on the other node' value_is hv-cluster "$(disk node $DB_DISK)" HV03
    await 60 'hv-cluster: it is below there, too' value_is hv-cluster "$(disk verdict $DB_DISK)" 1
    await 60 'hv-cluster: its problem goes on' problems_are hv-cluster "$DB_BELOW"$'\n'"$WEB_BELOW"

    cluster_is "$FINE" "$HV04_DOWN"
    await 90 'hv-cluster: no disk is below any more, a node is down: its trigger fires, and no other' \
        problems_are hv-cluster "$PREFIX: Node HV04 is down"
    await 60 'hv-cluster: which is counted' value_is hv-cluster hv.qos.nodes.down 1
    await 60 'hv-cluster: and changes no state: 0' value_is hv-cluster hv.qos.status 0

    cluster_is "$FINE" "$HV03_JOINING"
    await 90 'hv-cluster: that node is back, another cannot be judged: its trigger fires, and no other' \
        problems_are hv-cluster "$PREFIX: Node HV03 could not be judged"
    await 60 'hv-cluster: and why is told' value_has hv-cluster 'hv.qos.node.failure["HV03"]' 'the node is joining'
    await 60 'hv-cluster: the others were judged, so that the check has not failed' value_is hv-cluster hv.qos.judged 1
    all_supported hv-cluster 'hv-cluster: no item is unsupported'

    cluster_is "$FINE"
    await 90 'hv-cluster: nothing is wrong any more' problems_are hv-cluster ''
    equal 'hv-cluster: all items are the same, with the same keys' "$before" "$(items hv-cluster)"
    all_supported hv-cluster 'hv-cluster: no item is unsupported'
    stop "$CLUSTER_PID"
    api host.delete "[$(host_id hv-cluster)]" >/dev/null
}
