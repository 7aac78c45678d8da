package io.github.checkhyperv.simhost.fault;

import io.github.checkhyperv.simhost.kerberos.KerberosAnswer;
import java.util.function.UnaryOperator;

/** Answers to a ticket that are not as they should be. */
public final class KerberosFaults {
    private KerberosFaults() {}

    /** A KRB-ERROR of this code in place of the AP-REP. */
    public static FaultPlan error(int code) {
        return answer(answer -> answer.withError(code));
    }

    /** Whatever this makes of the answer. */
    public static FaultPlan answer(UnaryOperator<KerberosAnswer> change) {
        return new FaultPlan() {
            @Override
            public KerberosAnswer onTicket(Point point, KerberosAnswer answer) {
                return change.apply(answer);
            }
        };
    }
}
