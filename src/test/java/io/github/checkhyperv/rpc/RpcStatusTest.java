package io.github.checkhyperv.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.security.SecurityProblem;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C706 12.6.3.1 p_reject_reason_t, [MS-RPCE] 2.2.2.5: who is refused hears why. */
class RpcStatusTest {
    @ParameterizedTest
    @CsvSource({
        "0, RPC_FAILED, bind rejected for reason 0",
        "1, HOST_BUSY, temporary congestion",
        "2, HOST_BUSY, local limit exceeded",
        "3, RPC_FAILED, bind rejected for reason 3",
        "4, RPC_FAILED, protocol version not supported",
        "8, INSECURE_PEER, NTLM is not accepted there",
        "9, WRONG_CREDENTIALS, ''"
    })
    void aBindIsRejectedForAReason(int reason, String problem, String seen) {
        SessionException e = RpcStatus.bindRejected(reason, 10);
        assertEquals(problem, e.problem().name());
        assertEquals(seen, e.failure().seen());
        assertEquals(Stage.AUTHENTICATE, e.stage());
    }

    @ParameterizedTest
    @CsvSource({"9, SPNEGO", "10, NTLM", "16, auth_type 16"})
    void theMechanismThatIsNotAcceptedIsNamed(int authType, String name) {
        assertEquals(
                name + " is not accepted there",
                RpcStatus.bindRejected(8, authType).failure().seen());
    }

    /** ERROR_ACCESS_DENIED, nca_s_proto_error, RPC_S_SEC_PKG_ERROR. */
    @ParameterizedTest
    @ValueSource(ints = {5, 0x1c01000b, 0x721})
    void whereTheLogonIsNotYetKnownToHoldTheFirstFaultIsItsRefusal(int status) {
        SessionException e = fault(status, SecurityProblem.WRONG_CREDENTIALS);
        assertEquals(SecurityProblem.WRONG_CREDENTIALS, e.problem());
        assertEquals(Stage.AUTHENTICATE, e.stage());
        assertEquals(OptionalInt.of(status), e.status());
    }

    @Test
    void afterwardsAccessDeniedIsOfTheCall() {
        SessionException e = fault(5, SecurityProblem.INSECURE_PEER);
        assertEquals(SecurityProblem.INSECURE_PEER, e.problem());
        assertEquals(Stage.QUERY, e.stage());
        assertEquals(OptionalInt.of(5), e.status());
    }

    @ParameterizedTest
    @CsvSource({
        "0x721, RPC_FAILED, RPC_S_SEC_PKG_ERROR",
        "0x6bb, HOST_BUSY, RPC_S_SERVER_TOO_BUSY",
        "0x12345678, RPC_FAILED, RPC fault"
    })
    void anyOtherFaultIsWhatItsStatusSays(int status, String problem, String seen) {
        SessionException e = fault(status, SecurityProblem.INSECURE_PEER);
        assertEquals(problem, e.problem().name());
        assertEquals(seen, e.failure().seen());
        assertEquals(Stage.QUERY, e.stage());
    }

    private static SessionException fault(int status, Problem accessDenied) {
        return RpcStatus.fault(status, Stage.QUERY, accessDenied);
    }
}
