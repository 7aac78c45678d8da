package io.github.checkhyperv.wmi.tape;

import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.wmi.CimValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Copies what a host said with some of it changed; octets are left out. */
abstract class TapeCopy {
    abstract String address(String address);

    abstract CimValue single(TapedProperty property, CimValue value);

    abstract Optional<Failure> failure(Optional<Failure> failure);

    abstract TapedCall call(TapedCall call);

    final TapedHost host(TapedHost host) {
        List<TapedNamespace> namespaces = new ArrayList<>(host.namespaces());
        namespaces.replaceAll(this::namespace);
        return new TapedHost(
                address(host.address()),
                host.transport(),
                call(host.connect()),
                namespaces,
                call(host.close()));
    }

    final TapedMember member(TapedMember member) {
        List<TapedHost> hosts = new ArrayList<>(member.hosts());
        hosts.replaceAll(this::host);
        return new TapedMember(
                address(member.name()),
                member.cluster(),
                member.options(),
                member.filtered(),
                hosts,
                member.end().map(this::end));
    }

    private TapedEnd end(TapedEnd end) {
        TapedCall call = call(new TapedCall(end.steps(), Optional.of(end.failure()), ""));
        return new TapedEnd(call.steps(), call.failure().orElseThrow());
    }

    private TapedNamespace namespace(TapedNamespace namespace) {
        List<TapedQuery> queries = new ArrayList<>(namespace.queries());
        queries.replaceAll(this::query);
        return new TapedNamespace(namespace.name(), call(namespace.login()), queries);
    }

    private TapedQuery query(TapedQuery query) {
        List<TapedRow> rows = new ArrayList<>(query.rows());
        rows.replaceAll(this::row);
        return new TapedQuery(query.wql(), call(query.start()), rows, call(query.end()));
    }

    private TapedRow row(TapedRow row) {
        List<TapedProperty> properties = new ArrayList<>(row.properties());
        properties.replaceAll(this::property);
        return new TapedRow(row.className(), properties, "");
    }

    private TapedProperty property(TapedProperty property) {
        return new TapedProperty(
                property.name(),
                property.type(),
                value(property, property.value()),
                failure(property.failure()),
                property.counterType());
    }

    private CimValue value(TapedProperty property, CimValue value) {
        if (value instanceof CimValue.Array array) {
            List<CimValue> elements = new ArrayList<>(array.elements());
            elements.replaceAll(element -> value(property, element));
            return new CimValue.Array(elements);
        }
        return value instanceof CimValue.Embedded embedded
                ? new CimValue.Embedded(row((TapedRow) embedded.value()))
                : single(property, value);
    }
}
