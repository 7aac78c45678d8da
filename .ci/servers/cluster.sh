# For proofs in monitoring servers: a simulated cluster that changes while a server watches it. Source it after lib.sh and
# `proof`.
#
#   cluster_is FILTER...   from now on the cluster is what these filters of jq make of the scenario two-below, in order
#   start_cluster          starts it; sets CLUSTER_ADDRESS, CLUSTER_PORT, CLUSTER_PID and NODES: HV01=ADDRESS, and so on
#   FINE, DB_MOVED, HV04_DOWN   such filters: no disk is below; VM Db01 is on HV03; HV04 is down, its VM on HV01

CLUSTER=$WORK/cluster.json
FINE='del(.machines[].disks[].statuses)'
DB_MOVED='(.machines[] | select(.name == "Db01")).node = "HV03"'
HV04_DOWN='(.nodes[] | select(.name == "HV04")).state = "down" | (.machines[] | select(.node == "HV04")).node = "HV01"'
NODES=()

cluster_is() {
    local filter=. each
    for each; do filter+=" | $each"; done
    jq "$filter" "$ROOT/src/simhost/resources/clusters/two-below.json" >"$CLUSTER.new" && mv "$CLUSTER.new" "$CLUSTER"
}

start_cluster() {
    start_host --cluster "$CLUSTER"
    wait_until 10 all_nodes_listen || fatal 'the nodes of the simulated cluster listen' "$(cat "$HOST_LOG")"
    CLUSTER_ADDRESS=$HOST_ADDRESS CLUSTER_PORT=$HOST_PORT CLUSTER_PID=$HOST_PID
    mapfile -t NODES < <(nodes_listening | awk '{ print $2 "=" $1 }')
}

# "ADDRESS NODE" of each
nodes_listening() { sed -n 's/^listening \([^ ]*\) [0-9]* \(.*\)/\1 \2/p' "$HOST_LOG"; }

all_nodes_listen() { [ "$(nodes_listening | wc -l)" -eq "$(jq '.nodes | length' "$CLUSTER")" ]; }

# cluster_on_machine NAME FILTER...: one that is called NAME there (readme.sh), on port 135; its nodes have that suffix
cluster_on_machine() {
    local name=$1 address node
    shift
    cluster_is "$@"
    host_on_machine "$name" --cluster "$CLUSTER" --password "$(block typed | sed -n 's/^password=//p')"
    wait_until 10 all_nodes_listen || fatal 'the nodes of the simulated cluster listen' "$(cat "$HOST_LOG")"
    while read -r address node; do
        # shellcheck disable=SC2016 # for the shell there
        on_machine sh -c 'echo "$0 $1" >>/etc/hosts' "$address" "$node.${name#*.}"
    done < <(nodes_listening)
}
