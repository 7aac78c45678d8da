/**
 * DCE/RPC over TCP ([C706], [MS-RPCE]): one connection, bound by a security context, on which
 * sealed calls are made. The only package that imports j-Interop.
 */
package io.github.checkhyperv.rpc;
