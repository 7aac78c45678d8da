package io.github.checkhyperv.simhost.rpc;

import io.github.checkhyperv.simhost.fault.FaultPlan;
import io.github.checkhyperv.simhost.fault.Point;
import java.util.UUID;

/**
 * One request, put together and verified.
 *
 * @param interfaceId what its presentation context stands for
 * @param opnum the method
 * @param objectId the object UUID, which DCOM uses for the IPID; null without one
 * @param stub the parameters
 * @param level the authentication level it came with; 1 = none
 * @param localAddress the address the client reached us at
 * @param point where faults see it
 * @param faults the plan in force
 */
public record Call(
        UUID interfaceId,
        int opnum,
        UUID objectId,
        byte[] stub,
        int level,
        String localAddress,
        Point point,
        FaultPlan faults) {
    Call at(Point where, FaultPlan plan) {
        return new Call(interfaceId, opnum, objectId, stub, level, localAddress, where, plan);
    }
}
