package registry.maintenance.backup;

import registry.api.ErrorCode;
import registry.api.ErrorKind;

/** Why a backup or restore is refused. */
public enum BackupError implements ErrorCode {
    /** The file is no backup, is damaged or cut off, or was made by a newer program. */
    BACKUP_INVALID(ErrorKind.INVALID),
    /** The registry lacks something that its own records refer to, so that a backup would not be whole. */
    REGISTRY_DAMAGED(ErrorKind.CONFLICT),
    /** There is something in the store that a backup is to be restored into. */
    STORE_NOT_EMPTY(ErrorKind.CONFLICT),
    /** The store holds a part of a backup and nothing else. */
    RESTORE_INTERRUPTED(ErrorKind.CONFLICT),
    /** Something else wrote into the store while a backup was restored into it. */
    RESTORE_DISTURBED(ErrorKind.CONFLICT);

    private final ErrorKind kind;

    BackupError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
