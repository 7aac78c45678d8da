/** What hosts are asked for: kinds of facts, and how the rows that hold them are read. */
package io.github.checkhyperv.facts;
