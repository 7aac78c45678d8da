/** WMI over DCOM ([MS-DCOM], [MS-WMI]): activation, references, queries. */
package io.github.checkhyperv.wmi.dcom;
