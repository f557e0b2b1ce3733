// Replays histories with ts-fsrs for generate.py: one as JSON on each line in, its states as JSON on each line out.
import { createInterface } from 'node:readline'
import { FSRSAlgorithm } from 'ts-fsrs'

for await (const line of createInterface({ input: process.stdin })) {
  const { weights, retention, reviews } = JSON.parse(line)
  const model = new FSRSAlgorithm({ w: weights, request_retention: retention, relearning_steps: [], learning_steps: [] })
  let memory = null
  const states = reviews.map(([days, rating]) => {
    memory = model.next_state(memory, days < 1 ? 0 : days, rating)
    return [memory.stability, memory.difficulty, model.next_interval(memory.stability, 0)]
  })
  console.log(JSON.stringify(states))
}
