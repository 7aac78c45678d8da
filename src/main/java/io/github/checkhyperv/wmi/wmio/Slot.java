package io.github.checkhyperv.wmi.wmio;

/**
 * Where the value of a property is.
 *
 * @param type its type
 * @param value the EncodedValue ([MS-WMIO] 2.2.71) in a ValueTable
 * @param heap the heap that its references mean
 */
record Slot(PropertyType type, Cursor value, Heap heap) {}
