# Part of prove-icinga: a satellite, with a plugin and an authentication file of its own, that runs the checks of a zone. What is
# told to write on the master is taken from the README.

S=$WORK/satellite
mkdir -p "$S"/{data/certs,log,cache,run,spool}
own nagios "$S"
SATELLITE=satellite1.contoso.com

# What the master is to know of it.
satellite_zone() {
    document plugin-config/icinga2/README.md
    SATELLITE_PORT=$(free_port)
    block satellite-zone | sed "s|^\( *\)host = .*|\1host = \"127.0.0.1\"\n\1port = $SATELLITE_PORT|"
    mkdir -p "$I/zones.d/branch"
    {
        block satellite-host | sed "s|address = .*|address = \"127.0.0.1\"|; s|object Host \".*\"|object Host \"branch-below\"|
            s|import .*|check_command = \"dummy\"\n  vars.hyperv_storage_qos_port = $BELOW_PORT\n  vars.hyperv_storage_qos_timeout = 40|"
        test_cluster branch-cluster "vars.hyperv_storage_qos_node = [ $(printf '"%s", ' "${NODES[@]}") ]"
    } >"$I/zones.d/branch/hosts.conf"
}

# What `icinga2 node setup` would write on the satellite, but for the ports.
satellite_is_prepared() {
    install_plugin "$S/plugins" nagios
    {
        configuration_of "$S" |
            sed "s/^const ZoneName = .*/const ZoneName = \"branch\"/; s/endpoints = \[ NodeName \]/&, parent = \"$NODE\"/"
        echo 'object CheckerComponent "checker" { }'
        echo "object Endpoint \"$NODE\" { }"
        echo "object Zone \"$NODE\" { endpoints = [ \"$NODE\" ] }"
        echo "object ApiListener \"api\" { bind_host = \"127.0.0.1\", bind_port = $SATELLITE_PORT, accept_config = true }"
    } >"$S/test.conf"
    own nagios "$S"
}

satellite_runs_the_check() {
    await 60 'satellite: it fetches the command and the hosts, and checks them' satellite_has_checked ||
        note "$(tail -n 30 "$S/daemon.log")"
    local host
    for host in branch-below branch-cluster; do
        equal "$host: the result is the satellite's" "$SATELLITE" "$(result $host .last_check_result.check_source)"
        equal "$host: and the master shows it: state 1" 1 "$(result $host .state)"
    done
    contains 'branch-below: with the output' 'STORAGE QOS WARNING - 1 of 8 virtual disks' "$(output branch-below)"
    contains 'branch-cluster: with the output' 'on HVCLUSTER01 (4 nodes)' "$(output branch-cluster)"
    # It is its own plugin, with its own authentication file.
    mv "$S/plugins/check_hyperv_storage_qos" "$S/plugins/away"
    await 30 'satellite: without its plugin the check cannot run' branch_is 3
    equal 'satellite: while the master has one' 1 "$(result below .state)"
    mv "$S/plugins/away" "$S/plugins/check_hyperv_storage_qos"
    await 30 'satellite: it runs again' branch_is 1
}

satellite_has_checked() {
    check_now 'branch-*'
    sleep 0.5
    look && jq -e '[.results[].attrs | select(.host_name | startswith("branch-"))] | length == 2 and all(.last_check_result != null)' \
        "$I/services.json"
}

branch_is() { # branch_is STATE
    satellite_has_checked && [ "$(result branch-below .state)" = "$1" ]
}
