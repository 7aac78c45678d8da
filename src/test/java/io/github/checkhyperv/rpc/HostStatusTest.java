package io.github.checkhyperv.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.security.SecurityProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** [MS-ERREF] 2.1 and 2.2, C706 appendix E: what refusals are called, and what they mean. */
class HostStatusTest {
    private static final int NTLM = 10;

    /** Windows uses these alone, in RPC faults, and within HRESULTs. */
    @ParameterizedTest
    @CsvSource({
        "0x41D, ERROR_SERVICE_REQUEST_TIMEOUT, SERVICE_NOT_STARTED",
        "0x422, ERROR_SERVICE_DISABLED, SERVICE_NOT_STARTED",
        "0x42C, ERROR_SERVICE_DEPENDENCY_FAIL, SERVICE_NOT_STARTED",
        "0x45B, ERROR_SHUTDOWN_IN_PROGRESS, SERVICE_LOST",
        "0x6BA, RPC_S_SERVER_UNAVAILABLE, SERVICE_LOST",
        "0x6BE, RPC_S_CALL_FAILED, SERVICE_LOST",
        "0x6BF, RPC_S_CALL_FAILED_DNE, SERVICE_LOST",
        "0x776, OR_INVALID_OXID, SERVICE_LOST",
        "0x6BB, RPC_S_SERVER_TOO_BUSY, HOST_BUSY",
        "0x5AA, ERROR_NO_SYSTEM_RESOURCES, HOST_BUSY",
        "0x532, ERROR_PASSWORD_EXPIRED, WRONG_CREDENTIALS",
        "0x533, ERROR_ACCOUNT_DISABLED, WRONG_CREDENTIALS",
        "0x701, ERROR_ACCOUNT_EXPIRED, WRONG_CREDENTIALS",
        "0x775, ERROR_ACCOUNT_LOCKED_OUT, WRONG_CREDENTIALS",
        "0x791, ERROR_NTLM_BLOCKED, WRONG_CREDENTIALS",
        "0x6F7, RPC_X_BAD_STUB_DATA, RPC_FAILED",
        "0x721, RPC_S_SEC_PKG_ERROR, RPC_FAILED"
    })
    void win32StatusMeansTheSameAloneAndWithinAnHresult(String code, String name, String problem) {
        for (int status : new int[] {number(code), 0x80070000 | number(code)}) {
            assertEquals(name, HostStatus.name(status));
            assertEquals(problem, HostStatus.problem(status, RpcProblem.RPC_FAILED).name());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0x80070005, E_ACCESSDENIED, RPC_FAILED",
        "0x5, ERROR_ACCESS_DENIED, RPC_FAILED",
        "0x8007000E, E_OUTOFMEMORY, HOST_BUSY",
        "0xE, ERROR_OUTOFMEMORY, HOST_BUSY",
        "0x80070057, E_INVALIDARG, RPC_FAILED",
        "0x57, ERROR_INVALID_PARAMETER, RPC_FAILED",
        "0x8001011B, RPC_E_ACCESS_DENIED, RPC_FAILED",
        "0x80010105, RPC_E_SERVERFAULT, SERVICE_LOST",
        "0x80010110, RPC_E_VERSION_MISMATCH, RPC_FAILED",
        "0x80010111, RPC_E_INVALID_HEADER, RPC_FAILED",
        "0x8000401A, CO_E_RUNAS_LOGON_FAILURE, SERVICE_NOT_STARTED",
        "0x80040154, REGDB_E_CLASSNOTREG, RPC_FAILED",
        "0x1C010014, nca_s_server_too_busy, HOST_BUSY",
        "0x1C010002, nca_s_op_rng_error, RPC_FAILED",
        "0x1C00001B, nca_s_fault_remote_no_memory, HOST_BUSY",
        "0x80071234, '', RPC_FAILED",
        "0x1C123456, '', RPC_FAILED",
        "0xFFFFFFFF, '', RPC_FAILED",
        "0x0, '', RPC_FAILED"
    })
    void otherStatusHasItsOwnName(String status, String name, String problem) {
        assertEquals(name, HostStatus.name(number(status)));
        assertEquals(problem, HostStatus.problem(number(status), RpcProblem.RPC_FAILED).name());
    }

    @Test
    void faultIsNamedAndKeepsItsStage() {
        SessionException lost = RpcStatus.fault(0x6ba, Stage.QUERY, SecurityProblem.INSECURE_PEER);
        assertEquals(RpcProblem.SERVICE_LOST, lost.problem());
        assertEquals(Stage.QUERY, lost.stage());
        assertEquals(
                "the host's WMI service is away or hangs: RPC_S_SERVER_UNAVAILABLE (0x000006BA)",
                lost.getMessage());
        assertEquals(GeneralProblem.HOST_BUSY, RpcStatus.bindRejected(1, NTLM).problem());
    }

    private static int number(String text) {
        return (int) Long.decode(text).longValue();
    }
}
