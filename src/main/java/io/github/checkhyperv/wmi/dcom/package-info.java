/**
 * WMI over DCOM ([MS-DCOM], [MS-WMI]): activation, references, queries.
 *
 * <p>What one check takes from a host at most, so that no host can make it eat the machine. More is
 * refused as a malformed answer. Nothing is ever allocated by a length before that many octets have
 * arrived.
 *
 * <ul>
 *   <li>1073741824 octets for one answer, with all around it ({@code PduReader.MAX_OCTETS})
 *   <li>1073741824 octets of the answers to one query ({@code QueryBudget.MAX_OCTETS})
 *   <li>65535 octets in one PDU (its length field has no room for more)
 *   <li>16777216 octets in one answer, all fragments together ({@code
 *       AnswerReader.MAX_STUB_OCTETS})
 *   <li>64 extensions of an ORPCTHAT ({@code Orpc.MAX_EXTENSIONS})
 *   <li>1024 objects in one batch ({@code DcomRows.LARGEST_BATCH})
 *   <li>200000 rows of one query ({@code QueryBudget.MAX_ROWS})
 *   <li>100663296 octets of values in the rows of all queries ({@code
 *       MemoryBudget.MAX_VALUE_OCTETS})
 *   <li>16 objects embedded one in the other ({@code Cursor.MAX_NESTING}); a row's are not read
 *   <li>2048 octets of target information in an NTLM challenge ({@code AvPairs.LIMIT})
 *   <li>262144 octets of a class that is kept for the next rows ({@code ClassCache.MAX_OCTETS})
 *   <li>400 milliseconds for giving back what was handed out ({@code
 *       DcomHost.RELEASE_LIMIT_MILLIS})
 * </ul>
 */
package io.github.checkhyperv.wmi.dcom;
