package io.github.checkhyperv.wmi.tape;

import io.github.checkhyperv.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A host while it is recorded. */
final class HostLog {
    /** A query while it is recorded. */
    static final class QueryLog {
        private final String wql;
        private final CallLog start;
        private final List<TapedRow> rows = new ArrayList<>();
        private final CallLog end = new CallLog();

        QueryLog(String wql, CallLog start) {
            this.wql = wql;
            this.start = start;
        }

        void add(TapedRow row) {
            rows.add(row);
        }

        CallLog end() {
            return end;
        }

        void forget() {
            rows.clear();
        }

        private TapedQuery query(Optional<Failure> late) {
            return new TapedQuery(wql, start.call(late), List.copyOf(rows), end.call(late));
        }
    }

    /** A namespace while it is recorded. */
    static final class NamespaceLog {
        private final String name;
        private final CallLog login;
        private final List<QueryLog> queries = new ArrayList<>();

        NamespaceLog(String name, CallLog login) {
            this.name = name;
            this.login = login;
        }

        void add(QueryLog query) {
            queries.add(query);
        }

        private TapedNamespace namespace(Optional<Failure> late) {
            List<TapedQuery> taped = new ArrayList<>(queries.size());
            for (QueryLog query : queries) {
                taped.add(query.query(late));
            }
            return new TapedNamespace(name, login.call(late), taped);
        }
    }

    private final String address;
    private final String transport;
    private final CallLog connect;
    private final List<NamespaceLog> namespaces = new ArrayList<>();
    private Optional<CallLog> close = Optional.empty();

    HostLog(String address, String transport, CallLog connect) {
        this.address = address;
        this.transport = transport;
        this.connect = connect;
    }

    void add(NamespaceLog namespace) {
        namespaces.add(namespace);
    }

    void closes(CallLog call) {
        close = Optional.of(call);
    }

    /** Lets go what takes room. */
    void forget() {
        for (NamespaceLog namespace : namespaces) {
            for (QueryLog query : namespace.queries) {
                query.forget();
            }
        }
    }

    /**
     * What was said so far.
     *
     * @param late why what is still going on will come to no end, if so
     */
    TapedHost host(Optional<Failure> late) {
        List<TapedNamespace> taped = new ArrayList<>(namespaces.size());
        for (NamespaceLog namespace : namespaces) {
            taped.add(namespace.namespace(late));
        }
        return new TapedHost(address, transport, connect.call(late), taped, taken(close, late));
    }

    private static TapedCall taken(Optional<CallLog> call, Optional<Failure> late) {
        return call.isPresent() ? call.get().call(late) : TapedCall.NOTHING;
    }
}
