# Part of prove-zabbix: the templates are imported, whole and the same.

BY_CHECK='Hyper-V Storage QoS by external check'
BY_AGENT='Hyper-V Storage QoS by Zabbix agent'

templates_are_imported() {
    local file
    for file in external agent; do
        succeeds "the template file …_$file.yaml is imported" \
            import_template "$ROOT/templates/zabbix/6.0/template_hyperv_storage_qos_$file.yaml"
    done
    local before after
    before=$(template_ids)
    import_template "$ROOT/templates/zabbix/6.0/template_hyperv_storage_qos_external.yaml" >/dev/null
    after=$(template_ids)
    equal 'both templates have items, prototypes, triggers, graphs, a dashboard and value maps' 18 \
        "$(grep -cE ': [1-9]' <<<"$before")"
    equal 'imported again, nothing is made anew (stable UUIDs)' "$before" "$after"
    before=$(content "$BY_CHECK")
    contains 'a template can be exported again' 'hv.qos.disk.verdict' "$before"
    equal 'both templates are the same but for their master item' "$before" "$(content "$BY_AGENT")"
    CHECK_TEMPLATE=$(template_id "$BY_CHECK")
    AGENT_TEMPLATE=$(template_id "$BY_AGENT")
    local id
    for id in "$CHECK_TEMPLATE" "$AGENT_TEMPLATE"; do
        equal 'the dashboard is there' 'Hyper-V Storage QoS' \
            "$(ask templatedashboard.get "{\"templateids\":$id}" '.[].name')"
    done
}

template_id() { ask template.get "{\"filter\":{\"host\":[\"$1\"]}}" '.[0].templateid'; }

template_ids() {
    local id
    for id in $(template_id "$BY_CHECK") $(template_id "$BY_AGENT"); do ids_of_template "$id"; done
}

ids_of_template() {
    local id=$1 each='.[0] | to_entries[] | select(.value | type == "array") | .key + ": " + (.value | map(.[]) | sort | join(" "))'
    ask template.get "{\"templateids\":$id,\"output\":[\"templateid\"],\"selectItems\":[\"itemid\"],
        \"selectDiscoveries\":[\"itemid\"],\"selectTriggers\":[\"triggerid\"],\"selectGraphs\":[\"graphid\"],
        \"selectDashboards\":[\"dashboardid\"],\"selectValueMaps\":[\"valuemapid\"]}" "$each"
    ask discoveryrule.get "{\"hostids\":$id,\"output\":[\"itemid\"],\"selectItems\":[\"itemid\"],
        \"selectTriggers\":[\"triggerid\"],\"selectGraphs\":[\"graphid\"]}" "$each"
}

content() { # what a template exports, without identities, texts for people and its master item
    ask configuration.export "{\"format\":\"json\",\"options\":{\"templates\":[$(template_id "$1")]}}" . |
        jq -S --arg name "$1" 'del(.zabbix_export.date)
            | (.zabbix_export.templates[0].items | map(select(.master_item == null)) | .[0].key) as $master
            | .zabbix_export.templates[0].items |= map(select(.master_item != null))
            | .zabbix_export.templates[0].macros |= map(select(.macro | IN("{$HV.QOS.HOST}", "{$HV.QOS.AUTH.FILE}") | not))
            | walk(if type == "object" then del(.uuid, .description)
                   elif type == "string" then (split($name) | join("T") | split($master) | join("M"))
                   else . end)'
}
