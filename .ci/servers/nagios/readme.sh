# Part of prove-nagios: the README's steps, to the letter, with Debian's own Nagios and its own configuration.

readme_is_followed() {
    if ! start_machine; then
        skip 'the README, to the letter' 'no copy of this machine can be made here'
        return
    fi
    document plugin-config/nagios/README.md
    host_on_machine hv01.contoso.com --scenario one-disk-below --password "$(block typed | sed -n 's/^password=//p')"
    cluster_on_machine hvc1.contoso.com '(.nodes[].name, .machines[].node) |= sub("HV0"; "HV1")' # hv01 is a host's
    # As the README of the project leaves it, and Debian Nagios.
    on_machine cp -a "$DIST" /opt/check_hyperv_storage_qos
    on_machine service nagios4 start >"$WORK/start.log" 2>&1 || fatal "Debian's Nagios starts" "$(cat "$WORK/start.log")"

    follow link
    follow account typed
    equal 'README: what was typed is in the file, whatever it is' "$(block typed)" \
        "$(on_machine cat /etc/nagios4/check_hyperv_storage_qos.auth)"
    equal "README: and is nobody else's" 'nagios nagios 600' \
        "$(on_machine stat -c '%U %G %a' /etc/nagios4/check_hyperv_storage_qos.auth)"
    follow configuration
    follow host
    follow cluster
    follow reload
    contains 'README: no errors' 'Total Errors:   0' "$OUT"
    contains 'README: no warnings' 'Total Warnings: 0' "$OUT"
    await 60 'README: the daemon has checked the host and the cluster' readme_hosts_are_checked
    equal 'README: the host has its state' "current_state=1" "$(readme_service hv01 current_state)"
    contains 'README: and its output' 'STORAGE QOS WARNING - 1 of 8 virtual disks below' "$(readme_service hv01 plugin_output)"
    equal 'README: the cluster has its state' "current_state=1" "$(readme_service hvc1 current_state)"
    contains 'README: and its output' 'STORAGE QOS WARNING - 2 of 12 disks below' "$(readme_service hvc1 plugin_output)"
    all_is_followed

    on_machine cp -a /opt/check_hyperv_storage_qos/plugin-config/nagios /etc/nagios4/conf.d/again
    on_machine rm /etc/nagios4/conf.d/check_hyperv_storage_qos.cfg
    run on_machine nagios4 -v /etc/nagios4/nagios.cfg
    contains 'the whole folder copied: Nagios takes it' 'Total Errors:   0' "$OUT"
    contains 'the whole folder copied: no example becomes a host' 'Checked 3 hosts.' "$OUT" # and localhost is one
    # The same with the Debian package, whose files lie elsewhere.
    on_machine rm -r /etc/nagios4/conf.d/again
    on_machine install -D -m 644 "/opt/check_hyperv_storage_qos/plugin-config/nagios/check_hyperv_storage_qos.cfg" "/etc/check_hyperv_storage_qos/nagios/check_hyperv_storage_qos.cfg"
    on_machine sh -c "$(grep -F '/nagios.cfg' "$ROOT/src/main/deb/README.Debian")"
    run on_machine nagios4 -v /etc/nagios4/nagios.cfg
    contains 'README.Debian: Nagios takes it' 'Total Errors:   0' "$OUT"
    on_machine service nagios4 stop >/dev/null 2>&1
}

# Checks of new hosts are spread over minutes; these are asked for.
readme_hosts_are_checked() {
    local host
    for host in hv01 hvc1; do
        # shellcheck disable=SC2016 # for the shell there
        on_machine sh -c 'printf "[%s] SCHEDULE_FORCED_SVC_CHECK;$1.contoso.com;Hyper-V Storage QoS;%s\n" "$0" "$0" \
            >/var/lib/nagios4/rw/nagios.cmd' "$EPOCHSECONDS" "$host"
    done
    sleep 2
    [ "$(readme_service hv01 has_been_checked)" = has_been_checked=1 ] && [ "$(readme_service hvc1 has_been_checked)" = has_been_checked=1 ]
}

readme_service() { # readme_service HOST FIELD
    on_machine sed -n '/^servicestatus {/,/^\t}/p' /var/lib/nagios4/status.dat |
        sed -n "/host_name=$1.contoso.com/,/^\t}/s/^\t\($2=.*\)/\1/p"
}
