package ebb.care;

import java.io.Serializable;

/**
 * What customers do not say, set in the conf under {@code voice}.
 *
 * @param enabled whether it is measured
 */
public record VoiceSettings(boolean enabled) implements Serializable {}
