package ebb.lake;

/** Another run holds the lake; the message says which. */
public final class LakeHeld extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LakeHeld(String message) {
        super(message);
    }
}
