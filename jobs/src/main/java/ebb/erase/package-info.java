/**
 * Erasure of persons: takes every row and text of theirs out of the lake, its old versions and logs included, and searches every byte for them afterwards.
 * What lies outside the lake, backups and sources, is not touched.
 */
package ebb.erase;
