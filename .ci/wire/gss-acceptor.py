#!/usr/bin/python3
"""MIT's libgssapi as the acceptor of one session by SPNEGO and Kerberos in DCE style, for prove-gssapi.

Reads commands from standard input, a word and octets in hexadecimal, and answers each with a line of octets.
  step TOKEN                     gss_accept_sec_context; answers with its token
  unwrap HEADER DATA TRAILER TOKEN    opens a message; answers with what was in it
  wrap HEADER DATA TRAILER       closes one; answers with sealed data and token
HEADER and TRAILER are signed with the data; "-" stands for nothing, then they are not.
KRB5_KTNAME names the acceptor's keys.
"""
import sys

import gssapi
from gssapi import raw
from gssapi.raw import IOV, IOVBufferType as Type


def octets(text):
    return b"" if text == "-" else bytes.fromhex(text)


def vector(token, header, data, trailer):
    around = [[(Type.sign_only, part)] if part else [] for part in (header, trailer)]
    return IOV(token, *around[0], (Type.data, data), *around[1], std_layout=False)


def unwrap(context, header, data, trailer, token):
    parts = vector((Type.header, False, token), header, data, trailer)
    if not raw.unwrap_iov(context, parts).encrypted:
        raise ValueError("not encrypted")
    return [part.value for part in parts if part.type == Type.data][0]


def wrap(context, header, data, trailer):
    parts = vector((Type.header, True, None), header, data, trailer)
    raw.wrap_iov(context, parts, confidential=True)
    sealed = [part.value for part in parts if part.type == Type.data][0]
    return sealed + parts[0].value


def main():
    context = gssapi.SecurityContext(creds=gssapi.Credentials(usage="accept"), usage="accept")
    for line in sys.stdin:
        command, *values = line.split()
        values = [octets(value) for value in values]
        if command == "step":
            answer = context.step(values[0]) or b""
        elif command == "complete":
            flags = context.actual_flags
            wanted = gssapi.RequirementFlag.dce_style | gssapi.RequirementFlag.mutual_authentication
            good = context.complete and flags & wanted == wanted
            answer = str(context.initiator_name).encode() if good else b""
        else:
            answer = {"unwrap": unwrap, "wrap": wrap}[command](context, *values)
        print(answer.hex() or "-", flush=True)


main()
