// Package sound compares names by how they sound: Medvedev, Медведев and
// 梅德韦杰夫. Chinese writes a foreign name with characters that sound alike, and
// no dictionary has them all.
package sound
