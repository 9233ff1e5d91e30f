/**
 * What the conf declares of life events: signs, stages, categories never looked at, and the limits of publication.
 */
package ebb.life.setting;
