package io.github.checkhyperv.simhost.scenario;

import java.util.List;
import java.util.Map;

/** What a host says in the language it was installed in. */
record Texts(String machine, String hosting, String disk, Map<Integer, String> statuses) {
    private static final Map<Integer, String> ENGLISH =
            Map.ofEntries(
                    Map.entry(2, "OK"),
                    Map.entry(3, "Degraded"),
                    Map.entry(7, "Non-Recoverable Error"),
                    Map.entry(11, "In Service"),
                    Map.entry(12, "No Contact"),
                    Map.entry(13, "Lost Communication"),
                    Map.entry(16, "Supporting Entity in Error"),
                    Map.entry(32775, "Protocol Mismatch"),
                    Map.entry(32783, "Communication Timed Out"),
                    Map.entry(32788, "Insufficient Throughput"),
                    Map.entry(32791, "Unknown QoS Policy ID"),
                    Map.entry(32792, "QoS Not Supported"),
                    Map.entry(32793, "QoS Configuration Mismatch"),
                    Map.entry(32794, "Disk Full"));
    private static final Map<String, Texts> BY_LANGUAGE =
            Map.of(
                    "en",
                    new Texts(
                            "Virtual Machine",
                            "Hosting Computer System",
                            "Hard Disk Image",
                            ENGLISH),
                    "de",
                    new Texts(
                            "Virtueller Computer",
                            "Hostcomputersystem",
                            "Festplattenimage",
                            Map.of(
                                    2,
                                    "OK",
                                    3,
                                    "Heruntergestuft",
                                    32788,
                                    "Unzureichender Durchsatz")),
                    "zh-CN",
                    new Texts("虚拟机", "宿主计算机系统", "硬盘映像", Map.of(2, "确定", 3, "已降级", 32788, "吞吐量不足")),
                    "ja",
                    new Texts(
                            "仮想マシン",
                            "ホスト コンピューター システム",
                            "ハード ディスク イメージ",
                            Map.of(2, "正常稼働中", 3, "低下", 32788, "スループット不足")));

    static Texts in(String language) {
        Texts texts = BY_LANGUAGE.get(language);
        if (texts == null) {
            throw new IllegalArgumentException("no texts in " + language);
        }
        return texts;
    }

    /** StatusDescriptions for these numbers. */
    List<String> describe(List<Integer> codes) {
        return codes.stream()
                .map(code -> statuses.getOrDefault(code, ENGLISH.getOrDefault(code, "?" + code)))
                .toList();
    }
}
