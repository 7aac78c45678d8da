#!/usr/bin/python3
"""impacket's WMI client with Kerberos (-k), for prove-impacket-kerberos: ADDRESS CCACHE QUERY; prints how many rows there are.

It has no password, and no KDC to ask: only the ticket in the cache. The host's name is led to ADDRESS.
"""
import os
import socket
import sys

from impacket.dcerpc.v5 import rpcrt
from impacket.dcerpc.v5.dcom import wmi
from impacket.dcerpc.v5.dcomrt import DCOMConnection
from impacket.dcerpc.v5.dtypes import NULL

NAME = "testhost01.contoso.example"
address, cache, query = sys.argv[1:]
os.environ["KRB5CCNAME"] = cache
resolve = socket.getaddrinfo
socket.getaddrinfo = lambda host, *rest, **more: resolve(address if host == NAME else host, *rest, **more)

dcom = DCOMConnection(NAME, "monitor", "", "CONTOSO.EXAMPLE", "", "", None,
                      oxidResolver=False, doKerberos=True, kdcHost="127.0.0.1",
                      authLevel=rpcrt.RPC_C_AUTHN_LEVEL_PKT_PRIVACY)
try:
    interface = dcom.CoCreateInstanceEx(wmi.CLSID_WbemLevel1Login, wmi.IID_IWbemLevel1Login)
    login = wmi.IWbemLevel1Login(interface)
    services = login.NTLMLogin("//./root/virtualization/v2", NULL, NULL)
    login.RemRelease()
    rows = services.ExecQuery(query)
    count = 0
    while True:
        try:
            rows.Next(0xffffffff, 1)
            count += 1
        except Exception as e:
            if "S_FALSE" not in str(e):
                raise
            break
    print("rows", count)
finally:
    dcom.disconnect()
