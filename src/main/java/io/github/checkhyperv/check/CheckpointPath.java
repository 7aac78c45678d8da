package io.github.checkhyperv.check;

/**
 * The path of a disk while a checkpoint or a backup is open: {@code data_<GUID>.avhdx} in place of
 * {@code data.vhdx}, with another GUID every time.
 */
final class CheckpointPath {
    private CheckpointPath() {}

    /** The path that the disk has again once the checkpoint is merged; any other path as it is. */
    static String merged(String path) {
        int dot = path.lastIndexOf('.');
        if (dot < 0 || !isCheckpointFile(path.substring(dot))) {
            return path;
        }
        int end = dot;
        while (hasSuffix(path, end)) {
            end -= 1 + Guid.LENGTH;
        }
        return end == dot ? path : path.substring(0, end) + '.' + path.substring(dot + 2);
    }

    private static boolean isCheckpointFile(String extension) {
        return extension.equalsIgnoreCase(".avhdx") || extension.equalsIgnoreCase(".avhd");
    }

    /** Whether {@code _<GUID>} ends here, with some name of a file before it. */
    private static boolean hasSuffix(String path, int end) {
        int underscore = end - Guid.LENGTH - 1;
        return underscore > 0
                && path.charAt(underscore) == '_'
                && path.charAt(underscore - 1) != '\\'
                && path.charAt(underscore - 1) != '/'
                && Guid.isAt(path, underscore + 1);
    }
}
