# Part of prove-icinga: the README's steps, to the letter, with Debian's own Icinga and its own configuration.

readme_is_followed() {
    if ! start_machine; then
        skip 'the README, to the letter' 'no copy of this machine can be made here'
        return
    fi
    document plugin-config/icinga2/README.md
    host_on_machine hv01.contoso.com --scenario one-disk-below --password "$(block typed | sed -n 's/^password=//p')"
    cluster_on_machine hvc1.contoso.com '(.nodes[].name, .machines[].node) |= sub("HV0"; "HV1")' # hv01 is a host's
    # As the README of the project leaves it, and Debian Icinga; with its API, for us to ask what it knows.
    on_machine cp -a "$DIST" /opt/check_hyperv_storage_qos
    README_PORT=$(free_port)
    on_machine sed -i "s/.*bind_port.*//; s/object ApiListener .*/& bind_host = \"127.0.0.1\"; bind_port = $README_PORT/" \
        /etc/icinga2/features-available/api.conf
    on_machine touch /etc/icinga2/constants.conf # what was touched it can copy; see copy_file_range on overlays
    on_machine icinga2 api setup --cn hv-monitor >"$WORK/start.log" 2>&1 &&
        on_machine service icinga2 start >>"$WORK/start.log" 2>&1 ||
        fatal "Debian's Icinga starts" "$(cat "$WORK/start.log")"

    follow link
    follow account typed
    equal 'README: what was typed is in the file, whatever it is' "$(block typed)" \
        "$(on_machine cat /etc/icinga2/check_hyperv_storage_qos.auth)"
    equal "README: and is nobody else's" 'nagios nagios 600' \
        "$(on_machine stat -c '%U %G %a' /etc/icinga2/check_hyperv_storage_qos.auth)"
    follow configuration
    follow host
    follow cluster
    follow reload
    lacks 'README: no errors' 'critical/' "$OUT"
    await 60 'README: the daemon has checked the host' readme_host_is_checked hv01
    equal 'README: the host has its state' 1 "$(jq .state "$WORK/readme.json")"
    contains 'README: and its output' 'STORAGE QOS WARNING - 1 of 8 virtual disks below' \
        "$(jq -r .last_check_result.output "$WORK/readme.json")"
    await 60 'README: and the cluster' readme_host_is_checked hvc1
    equal 'README: the cluster has its state' 1 "$(jq .state "$WORK/readme.json")"
    contains 'README: and its output' 'STORAGE QOS WARNING - 2 of 12 disks below' \
        "$(jq -r .last_check_result.output "$WORK/readme.json")"
    all_is_followed

    on_machine cp -a /opt/check_hyperv_storage_qos/plugin-config/icinga2 /etc/icinga2/conf.d/again
    on_machine rm /etc/icinga2/conf.d/check_hyperv_storage_qos.conf
    run on_machine icinga2 daemon -C
    equal 'the whole folder copied: Icinga takes it' 0 "$CODE"
    contains 'the whole folder copied: no example becomes a host' '3 Hosts' "$OUT" # and its own is one
    # The same with the Debian package, whose files lie elsewhere.
    on_machine rm -r /etc/icinga2/conf.d/again
    on_machine install -D -m 644 "/opt/check_hyperv_storage_qos/plugin-config/icinga2/check_hyperv_storage_qos.conf" "/etc/check_hyperv_storage_qos/icinga2/check_hyperv_storage_qos.conf"
    on_machine sh -c "$(grep -F '/icinga2.conf' "$ROOT/src/main/deb/README.Debian")"
    run on_machine icinga2 daemon -C
    equal 'README.Debian: Icinga takes it' 0 "$CODE"
    run on_machine icinga2 object list --type Service --name 'hv01.contoso.com!hyperv-storage-qos'
    contains 'README.Debian: and the host has its service' '/etc/check_hyperv_storage_qos/icinga2/' "$OUT"
    on_machine service icinga2 stop >/dev/null 2>&1
}

readme_api() { # readme_api PATH [OPTION OF CURL...]
    local password
    password=$(on_machine sed -n 's/.*password = "\(.*\)"/\1/p' /etc/icinga2/conf.d/api-users.conf)
    curl -sSk -u "root:$password" -H 'Accept: application/json' "${@:2}" "https://127.0.0.1:$README_PORT/v1/$1"
}

# First checks are spread over the interval; this one is asked for.
readme_host_is_checked() { # readme_host_is_checked HOST
    readme_api actions/reschedule-check -f -d "{\"type\": \"Service\", \"filter\": \"host.name == \\\"$1.contoso.com\\\" && service.name == \\\"hyperv-storage-qos\\\"\", \"force\": true}" || return 1
    sleep 1
    readme_api "objects/services/$1.contoso.com!hyperv-storage-qos" | jq '.results[0].attrs' >"$WORK/readme.json"
    jq -e '.last_check_result != null' "$WORK/readme.json"
}
