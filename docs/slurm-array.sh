#!/bin/bash
# A study as an array of Slurm: each task runs one part into a folder of its own, and goes on with it when it is run again.
#
#   sbatch --array=1-16 docs/slurm-array.sh experiment.json /scratch/study
#   grapevine merge /scratch/study/part-* -o study            # when all are done
#
# One task again: PARTS=16 sbatch --array=5 docs/slurm-array.sh experiment.json /scratch/study
#SBATCH --job-name=grapevine
#SBATCH --cpus-per-task=8
#SBATCH --mem=4G
#SBATCH --time=04:00:00
#SBATCH --requeue
set -euo pipefail

experiment=${1:?name the experiment} output=${2:?name the folder for the parts}
: "${SLURM_ARRAY_TASK_ID:?start it with sbatch --array=1-N}"
parts=${PARTS:-$SLURM_ARRAY_TASK_COUNT}
part=$SLURM_ARRAY_TASK_ID
if [[ -z ${PARTS:-} ]] && ((${SLURM_ARRAY_TASK_STEP:-1} != 1 || ${SLURM_ARRAY_TASK_MIN:-1} != 1)); then
  echo "number the tasks from 1 without gaps, or say how many parts there are: PARTS=16 sbatch …" >&2
  exit 2
fi

mkdir -p "$output"
exec "${GRAPEVINE:-grapevine}" sweep "$experiment" -o "$output/part-$part" --shard "$part/$parts" --resume \
  --jobs "${SLURM_CPUS_PER_TASK:-1}"
