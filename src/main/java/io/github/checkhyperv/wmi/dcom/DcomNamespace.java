package io.github.checkhyperv.wmi.dcom;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.rpc.Guid;
import io.github.checkhyperv.wmi.QueryBudget;
import io.github.checkhyperv.wmi.Rows;
import io.github.checkhyperv.wmi.WmiNamespace;
import io.github.checkhyperv.wmi.wmio.WmioDecoder;

/** IWbemServices of one namespace ([MS-WMI] 3.1.4.3). */
final class DcomNamespace implements WmiNamespace {
    private final WmioDecoder decoder = new WmioDecoder();

    private final ExporterSession session;
    private final Guid services;

    DcomNamespace(ExporterSession session, Guid services) {
        this.session = session;
        this.services = services;
    }

    @Override
    public Rows rows(String wql, QueryBudget budget, Deadline deadline) throws SessionException {
        WmiCalls.InterfaceAnswer answer =
                session.callForInterface(
                        Stage.QUERY,
                        Interfaces.WBEM_SERVICES,
                        WmiCalls.EXEC_QUERY,
                        services,
                        WmiCalls.execQuery(session.causality(), wql),
                        Interfaces.ENUM_WBEM_CLASS_OBJECT,
                        deadline);
        if (HResult.isFailure(answer.status())) {
            throw HResult.atQuery(answer.status());
        }
        return new DcomRows(session, decoder, answer.reference().get(0), wql, budget);
    }
}
