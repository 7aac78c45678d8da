package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Measured;
import java.io.IOException;

/** The metrics of what disks really got. */
final class MeasuredMetrics {
    private MeasuredMetrics() {}

    static void write(Series<Measured> disks) throws IOException {
        disks.gauge("disk_iops", "IOPS that the disk got, of 8 KB.", Measured::iops);
        disks.seconds(
                "disk_latency_seconds",
                "How long an I/O took on average.",
                Measured::latencyMillis);
        disks.gauge(
                "disk_queue_length", "I/O that waited or were under way.", Measured::queueLength);
        disks.gauge("disk_read_bytes_per_second", "Octets read a second.", Measured::readBytes);
        disks.gauge(
                "disk_written_bytes_per_second",
                "Octets written a second.",
                Measured::writtenBytes);
        disks.counter(
                "disk_read_bytes_total",
                "Octets read since the disk was opened.",
                disk -> disk.totals().readBytes());
        disks.counter(
                "disk_written_bytes_total",
                "Octets written since the disk was opened.",
                disk -> disk.totals().writtenBytes());
        disks.counter(
                "disk_reads_total",
                "Read operations since the disk was opened.",
                disk -> disk.totals().reads());
        disks.counter(
                "disk_writes_total",
                "Write operations since the disk was opened.",
                disk -> disk.totals().writes());
        disks.counter(
                "disk_errors_total",
                "Operations that failed since the disk was opened.",
                disk -> disk.totals().errors());
    }
}
