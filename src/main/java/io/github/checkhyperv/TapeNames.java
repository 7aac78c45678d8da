package io.github.checkhyperv;

import io.github.checkhyperv.cli.AskedHost;
import io.github.checkhyperv.cli.ClusterArguments;
import io.github.checkhyperv.security.kerberos.KerberosSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the operator gave that holds names, so that an anonymised tape must not have them. */
final class TapeNames {
    private TapeNames() {}

    static List<String> of(AskedHost asked) {
        List<String> names = new ArrayList<>();
        names.add(asked.host());
        names.add(asked.login().toString());
        Optional<KerberosSettings> kerberos = asked.login().kerberos();
        if (kerberos.isPresent()) {
            names.add(kerberos.get().realm());
            names.add(kerberos.get().kdc());
            names.add(kerberos.get().spn());
        }
        if (asked.cluster().isPresent()) {
            ClusterArguments nodes = asked.cluster().get();
            names.addAll(nodes.addresses().keySet());
            names.addAll(nodes.addresses().values());
            names.add(nodes.suffix());
        }
        if (asked.wanted().isPresent() && asked.wanted().get().storageCluster().isPresent()) {
            names.add(asked.wanted().get().storageCluster().get());
        }
        return names;
    }
}
