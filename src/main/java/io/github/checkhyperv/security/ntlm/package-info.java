/** NTLMv2 as [MS-NLMP] has it, the client's half of it: messages, keys, signing and sealing. */
package io.github.checkhyperv.security.ntlm;
