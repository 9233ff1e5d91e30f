package ebb.job;

import java.util.Optional;

/** Version of the running code, as the jar's manifest names it. */
public final class CodeVersion {
    public static final String CURRENT = Optional.ofNullable(
                    CodeVersion.class.getPackage().getImplementationVersion())
            .orElse("development");

    private CodeVersion() {}
}
