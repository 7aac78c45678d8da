/** What disks really get, from the performance counters of a host. */
package io.github.checkhyperv.facts.counters;
