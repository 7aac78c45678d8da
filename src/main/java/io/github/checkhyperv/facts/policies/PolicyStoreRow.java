package io.github.checkhyperv.facts.policies;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.wmi.CimInstance;
import java.util.OptionalLong;

/** The one row of MSFT_StorageQoSPolicyStore: the octets of one normalised I/O. */
final class PolicyStoreRow extends QosValues<OptionalLong> {
    PolicyStoreRow() {
        super(
                "MSFT_StorageQoSPolicyStore",
                "SELECT IOPSNormalizationSize FROM MSFT_StorageQoSPolicyStore");
    }

    @Override
    public OptionalLong map(CimInstance row) throws SessionException {
        return number(row, "IOPSNormalizationSize");
    }
}
