package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Extras;
import io.github.checkhyperv.check.QosPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The policies of a storage cluster by their ids, whose case does not matter. */
final class PolicyNames {
    private final Map<String, QosPolicy> policies = new HashMap<>();

    PolicyNames(Extras extras) {
        List<QosPolicy> told =
                extras.storageQos().isPresent() ? extras.storageQos().get().policies() : List.of();
        for (QosPolicy policy : told) {
            policies.putIfAbsent(policy.id().toUpperCase(Locale.ROOT), policy);
        }
    }

    /** The policy of this id, where it is known. */
    Optional<QosPolicy> policy(Optional<String> id) {
        return id.isPresent()
                ? Optional.ofNullable(policies.get(id.get().toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** What the operator calls it, where that is known. */
    Optional<String> name(Optional<String> id) {
        Optional<QosPolicy> policy = policy(id);
        return policy.isPresent() && !policy.get().name().isBlank()
                ? Optional.of(policy.get().name())
                : Optional.empty();
    }
}
